/** Tests of the sculpted shapes. */
@NullMarked
package org.understudy.trainer.expression;

import org.jspecify.annotations.NullMarked;
