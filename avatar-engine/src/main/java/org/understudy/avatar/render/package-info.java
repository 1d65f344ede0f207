/** Draws an avatar in a pose: binning, rasterising, sorting and compositing of fragments. */
@NullMarked
package org.understudy.avatar.render;

import org.jspecify.annotations.NullMarked;
