/** Calls into native libraries that JavaCPP has no quick way to. */
@NullMarked
package org.understudy.tracking.foreign;

import org.jspecify.annotations.NullMarked;
