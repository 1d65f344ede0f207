@NullMarked
package org.understudy.trainer.gan.compact;

import org.jspecify.annotations.NullMarked;
