/** Tests of the shipped files. */
@NullMarked
package org.understudy.assets;

import org.jspecify.annotations.NullMarked;
