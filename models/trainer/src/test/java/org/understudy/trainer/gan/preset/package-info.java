/** Tests of presets. */
@NullMarked
package org.understudy.trainer.gan.preset;

import org.jspecify.annotations.NullMarked;
