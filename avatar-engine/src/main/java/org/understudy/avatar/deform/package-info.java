/** Moves lattice vertices: expression displacement, gaze, linear blend skinning and projection. */
@NullMarked
package org.understudy.avatar.deform;

import org.jspecify.annotations.NullMarked;
