/** Tests of the generator. */
@NullMarked
package org.understudy.trainer.gan.paper;

import org.jspecify.annotations.NullMarked;
