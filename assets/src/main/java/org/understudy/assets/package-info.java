/** Finds the data that the program ships: parametric models, avatars, the sample talk. */
@NullMarked
package org.understudy.assets;

import org.jspecify.annotations.NullMarked;
