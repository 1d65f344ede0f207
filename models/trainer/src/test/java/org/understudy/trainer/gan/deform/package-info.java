/** Tests of what guides the deformations. */
@NullMarked
package org.understudy.trainer.gan.deform;

import org.jspecify.annotations.NullMarked;
