@NullMarked
package org.understudy.trainer.gan.ablate;

import org.jspecify.annotations.NullMarked;
