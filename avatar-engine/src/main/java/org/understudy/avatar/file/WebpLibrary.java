package org.understudy.avatar.file;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Loads FFmpeg once, in a thread of its own: that takes longer than decoding all textures, and
 * other things can be done meanwhile.
 */
final class WebpLibrary {
  private static final FutureTask<Boolean> LOADED =
      new FutureTask<>(
          new Callable<>() {
            @Override
            public Boolean call() {
              // what is wrong with a picture is told by whoever opens it
              av_log_set_level(AV_LOG_QUIET);
              return avcodec_find_decoder_by_name("webp") != null;
            }
          });

  static {
    Thread.ofPlatform().daemon().name("understudy-webp").start(LOADED);
  }

  private WebpLibrary() {}

  /** Begins to load; has no effect later on. A failure shows where somebody waits. */
  static void prepare() {
    // the work is done by the initialisation of this class
  }

  /** Waits until pictures can be coded. */
  static void await() throws IOException {
    try {
      if (!LOADED.get()) {
        throw new IOException("this build of FFmpeg has no decoder webp, textures cannot be read");
      }
    } catch (ExecutionException e) {
      throw new IOException("FFmpeg, which codes textures, cannot be loaded: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while FFmpeg was being loaded");
    }
  }
}
