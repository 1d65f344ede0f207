/**
 * Parametric models of face and bust, and {@link org.understudy.parametric.PortraitPose}, the state
 * that the tracker gives and the avatar takes.
 *
 * <p>Conventions: metres; right-handed; +x to the subject's left, +y up, +z out of the face. Camera
 * space has the same axes with the camera at the origin looking along -z, so a subject who faces
 * the camera from 60 cm has the identity rotation and the translation (0, 0, -0.6). Rotations are
 * axis-angle vectors in radians.
 */
@NullMarked
package org.understudy.parametric;

import org.jspecify.annotations.NullMarked;
