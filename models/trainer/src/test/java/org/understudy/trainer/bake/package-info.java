/** Tests of the bake. */
@NullMarked
package org.understudy.trainer.bake;

import org.jspecify.annotations.NullMarked;
