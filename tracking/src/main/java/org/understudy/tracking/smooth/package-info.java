/**
 * Smoothing without look-ahead: One Euro filters for every signal of a pose, and what is shown
 * while no face is seen.
 */
@NullMarked
package org.understudy.tracking.smooth;

import org.jspecify.annotations.NullMarked;
