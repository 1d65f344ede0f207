@NullMarked
package org.understudy.trainer.gan.template;

import org.jspecify.annotations.NullMarked;
