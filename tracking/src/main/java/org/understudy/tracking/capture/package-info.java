/**
 * Where frames come from: {@link org.understudy.tracking.capture.VideoReader} decodes any file that
 * FFmpeg reads into upright RGB frames with their true time stamps.
 */
@NullMarked
package org.understudy.tracking.capture;

import org.jspecify.annotations.NullMarked;
