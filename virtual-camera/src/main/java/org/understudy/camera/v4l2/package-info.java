/**
 * Output devices of Video4Linux, written to by a small process of their own so that a faulty driver
 * cannot take the call down. {@code DeviceProcess} is its parent, {@code DeviceProgram} its main
 * class, {@code KernelDevice} the calls into the kernel; {@code DeviceAdvice} explains what went
 * wrong.
 */
@NullMarked
package org.understudy.camera.v4l2;

import org.jspecify.annotations.NullMarked;
