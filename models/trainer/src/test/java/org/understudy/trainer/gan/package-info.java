/** Tests of the generator. */
@NullMarked
package org.understudy.trainer.gan;

import org.jspecify.annotations.NullMarked;
