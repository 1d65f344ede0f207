/** Whole sessions with the real tracker and painter, in which one thing after the other breaks. */
@NullMarked
package org.understudy.app.live.soak;

import org.jspecify.annotations.NullMarked;
