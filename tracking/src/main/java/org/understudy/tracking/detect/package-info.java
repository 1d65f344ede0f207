/**
 * Finds a person's face and body in frames: {@link org.understudy.tracking.detect.LandmarkTracker}
 * gives the 478 points of the face mesh and the 33 of the pose, or says that the face is lost and
 * why.
 *
 * <p>Pixel coordinates are continuous: the first pixel covers 0..1 and its centre is (0.5, 0.5).
 * The networks and what surrounds them (anchors, boxes, regions) are MediaPipe's: Bazarevsky et
 * al., BlazeFace (2019) and BlazePose (2020); Grishchenko et al., Attention Mesh (2020).
 */
@NullMarked
package org.understudy.tracking.detect;

import org.jspecify.annotations.NullMarked;
