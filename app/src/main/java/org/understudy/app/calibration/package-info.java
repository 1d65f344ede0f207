/**
 * Fits the program to one person's face: a resting face and five short tasks give gains, offsets
 * and smoothing; response curves are drawn by hand. Numbers only; no picture, no window.
 */
@NullMarked
package org.understudy.app.calibration;

import org.jspecify.annotations.NullMarked;
