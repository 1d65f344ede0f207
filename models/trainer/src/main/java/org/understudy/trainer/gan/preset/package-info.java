/** Every constant of the generator, by preset. */
@NullMarked
package org.understudy.trainer.gan.preset;

import org.jspecify.annotations.NullMarked;
