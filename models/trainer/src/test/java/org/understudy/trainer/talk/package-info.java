/** Tests of the synthetic talks. */
@NullMarked
package org.understudy.trainer.talk;

import org.jspecify.annotations.NullMarked;
