/** Avatars: their files, deformation by a pose, and rendering. */
@NullMarked
package org.understudy.avatar;

import org.jspecify.annotations.NullMarked;
