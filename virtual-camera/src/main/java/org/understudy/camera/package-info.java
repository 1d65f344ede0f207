/**
 * Where frames go. A {@link org.understudy.camera.FrameSink} takes finished pictures; this package
 * holds the contract and its implementations, {@code pixel} the conversion to what encoders and
 * devices want, {@code file} the writing of video files.
 */
@NullMarked
package org.understudy.camera;

import org.jspecify.annotations.NullMarked;
