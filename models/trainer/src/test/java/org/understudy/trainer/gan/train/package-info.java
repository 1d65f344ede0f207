@NullMarked
package org.understudy.trainer.gan.train;

import org.jspecify.annotations.NullMarked;
