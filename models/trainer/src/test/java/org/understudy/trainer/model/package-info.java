/** Tests of building the parametric models. */
@NullMarked
package org.understudy.trainer.model;

import org.jspecify.annotations.NullMarked;
