/** Trains and measures a generator with parts of the method left out (the paper's Table 2). */
@NullMarked
package org.understudy.trainer.gan.ablate;

import org.jspecify.annotations.NullMarked;
