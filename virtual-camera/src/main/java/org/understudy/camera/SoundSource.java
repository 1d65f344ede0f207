package org.understudy.camera;

import java.nio.file.Path;

/**
 * A file whose sound goes into the written video.
 *
 * @param file any file FFmpeg reads; one without sound is no error
 * @param startNanos time in that file which becomes time 0 of the pictures' clock
 * @param endWithPictures true: sound after the last picture is left out; false: all is kept
 */
public record SoundSource(Path file, long startNanos, boolean endWithPictures) {}
