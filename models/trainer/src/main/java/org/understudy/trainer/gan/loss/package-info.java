/** Losses, one idea each (eq. 9 to 13 and the adversarial ones). */
@NullMarked
package org.understudy.trainer.gan.loss;

import org.jspecify.annotations.NullMarked;
