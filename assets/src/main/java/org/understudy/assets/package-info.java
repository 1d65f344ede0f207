/**
 * The data the program ships: parametric models, gallery avatars, the sample talk; each listed in a
 * catalog with its SHA-256.
 */
@NullMarked
package org.understudy.assets;

import org.jspecify.annotations.NullMarked;
