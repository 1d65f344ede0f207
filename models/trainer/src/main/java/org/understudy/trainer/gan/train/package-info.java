/** Training runs: checkpoints, logs and what is drawn on the way. */
@NullMarked
package org.understudy.trainer.gan.train;

import org.jspecify.annotations.NullMarked;
