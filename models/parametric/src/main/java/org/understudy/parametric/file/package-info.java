/** What files of all modules have in common: that they are whole, and that they have a version. */
@NullMarked
package org.understudy.parametric.file;

import org.jspecify.annotations.NullMarked;
