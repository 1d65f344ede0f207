/**
 * From landmarks to a pose: the face model is fitted to the landmarks of every frame by
 * Gauss-Newton with analytic Jacobians, the bust to the shoulders, and the subject's own shape
 * slowly over the clip.
 */
@NullMarked
package org.understudy.tracking.fit;

import org.jspecify.annotations.NullMarked;
