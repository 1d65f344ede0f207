/** Tests of tensors, parameters and the optimiser. */
@NullMarked
package org.understudy.trainer.gan.tensor;

import org.jspecify.annotations.NullMarked;
