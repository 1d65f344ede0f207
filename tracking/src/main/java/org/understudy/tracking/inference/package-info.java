/**
 * Neural networks in the TensorFlow Lite format, run on the CPU. {@link
 * org.understudy.tracking.inference.Network} is the way in; everything native stays behind it.
 */
@NullMarked
package org.understudy.tracking.inference;

import org.jspecify.annotations.NullMarked;
