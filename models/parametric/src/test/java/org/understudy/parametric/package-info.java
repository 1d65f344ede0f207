/** Tests of the parametric models. */
@NullMarked
package org.understudy.parametric;

import org.jspecify.annotations.NullMarked;
