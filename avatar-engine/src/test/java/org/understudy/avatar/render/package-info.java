/** Tests of the renderers: one contract that all inherit, kernels, golden pictures. */
@NullMarked
package org.understudy.avatar.render;

import org.jspecify.annotations.NullMarked;
