/** Tests of the portrait studio. */
@NullMarked
package org.understudy.trainer.studio;

import org.jspecify.annotations.NullMarked;
