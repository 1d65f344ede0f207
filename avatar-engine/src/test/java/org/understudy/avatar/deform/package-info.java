/** Tests of the deformers: one contract that all inherit, kernels, golden pictures. */
@NullMarked
package org.understudy.avatar.deform;

import org.jspecify.annotations.NullMarked;
