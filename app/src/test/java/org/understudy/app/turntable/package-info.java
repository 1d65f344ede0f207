/** Tests of org.understudy.app.turntable. */
@NullMarked
package org.understudy.app.turntable;

import org.jspecify.annotations.NullMarked;
