/** Tests of the program as a whole. */
@NullMarked
package org.understudy.app;

import org.jspecify.annotations.NullMarked;
