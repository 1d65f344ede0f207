/**
 * Where pictures go. A {@link org.understudy.camera.FrameSink} makes a file of all it is given; a
 * {@link org.understudy.camera.LiveSink} shows the newest picture to whoever looks: a camera
 * device, a camera of PipeWire, a stream for browsers, a file rewritten in place, a recording of
 * the call. {@link org.understudy.camera.SinkTarget} is how people name one, {@link
 * org.understudy.camera.SinkFanout} serves several at once.
 *
 * <p>{@code pixel} holds the conversion to what encoders and devices want, {@code file} the writing
 * of files, {@code mjpeg}, {@code pipewire} and {@code v4l2} what is behind the sinks of these
 * names.
 */
@NullMarked
package org.understudy.camera;

import org.jspecify.annotations.NullMarked;
