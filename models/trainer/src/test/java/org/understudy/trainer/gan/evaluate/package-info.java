@NullMarked
package org.understudy.trainer.gan.evaluate;

import org.jspecify.annotations.NullMarked;
