/** What the generator needs of libtorch: where tensors live, named parameters, short arithmetic. */
@NullMarked
package org.understudy.trainer.gan.tensor;

import org.jspecify.annotations.NullMarked;
