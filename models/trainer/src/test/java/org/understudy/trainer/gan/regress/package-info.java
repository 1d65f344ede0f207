/** Tests of the regressor of faces. */
@NullMarked
package org.understudy.trainer.gan.regress;

import org.jspecify.annotations.NullMarked;
