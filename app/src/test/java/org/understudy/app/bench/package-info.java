/** Measuring: figures, history and comparison. */
@NullMarked
package org.understudy.app.bench;

import org.jspecify.annotations.NullMarked;
