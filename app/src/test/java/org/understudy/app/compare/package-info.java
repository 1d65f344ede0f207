/** Tests of comparing recordings. */
@NullMarked
package org.understudy.app.compare;

import org.jspecify.annotations.NullMarked;
