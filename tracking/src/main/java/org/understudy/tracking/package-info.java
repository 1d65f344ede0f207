/**
 * Finds the person in a picture and estimates the coefficients that move an avatar: capture,
 * detectors, landmarks, model fitting and smoothing.
 */
@NullMarked
package org.understudy.tracking;

import org.jspecify.annotations.NullMarked;
