/** Builds parametric models and avatars from raw material. */
@NullMarked
package org.understudy.trainer;

import org.jspecify.annotations.NullMarked;
