/** Tests of reading MakeHuman data. */
@NullMarked
package org.understudy.trainer.makehuman;

import org.jspecify.annotations.NullMarked;
