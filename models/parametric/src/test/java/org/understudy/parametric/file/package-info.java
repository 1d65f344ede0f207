/** Tests of what files have in common. */
@NullMarked
package org.understudy.parametric.file;

import org.jspecify.annotations.NullMarked;
