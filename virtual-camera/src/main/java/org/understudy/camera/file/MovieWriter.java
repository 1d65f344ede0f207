package org.understudy.camera.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.camera.SinkException;
import org.understudy.camera.SoundSource;
import org.understudy.camera.VideoFileOptions;

/**
 * A video file being written: pictures encoded here, sound pulled from its source as the pictures
 * advance. Everything goes to a hidden file beside the target, which takes the target's name in
 * {@link #finish} and is deleted in {@link #close} otherwise.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class MovieWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MovieWriter.class);

  static {
    avutil.av_log_set_level(LOG.isDebugEnabled() ? avutil.AV_LOG_INFO : avutil.AV_LOG_QUIET);
  }

  private final PartialFile file;
  private final VideoFileOptions options;
  private final Muxer muxer;
  private final VideoEncoder video;
  private final @Nullable SoundTrack sound;
  private long frames;
  private long lastTicks = Long.MIN_VALUE;
  private boolean finished;
  private boolean closed;

  private MovieWriter(
      PartialFile file,
      VideoFileOptions options,
      Muxer muxer,
      VideoEncoder video,
      @Nullable SoundTrack sound) {
    this.file = file;
    this.options = options;
    this.muxer = muxer;
    this.video = video;
    this.sound = sound;
  }

  /**
   * Opens a video file for writing.
   *
   * @throws SinkException where it cannot be written or the sound cannot be read; the message says
   *     why
   */
  public static MovieWriter open(Path target, VideoFileOptions options) throws SinkException {
    PartialFile file = PartialFile.beside(target);
    Muxer muxer = null;
    VideoEncoder video = null;
    SoundTrack sound = null;
    boolean opened = false;
    try {
      boolean webm = options.transparent();
      muxer = Muxer.open(webm ? "webm" : "mp4", file.path(), target.toString());
      video = VideoEncoder.open(muxer, options);
      Optional<SoundSource> source = options.sound();
      if (source.isPresent()) {
        sound = SoundTrack.open(source.get(), muxer, webm).orElse(null);
      }
      Optional<String> comment = options.kind().comment();
      if (comment.isPresent()) {
        muxer.comment(comment.get());
      }
      muxer.writeHeader();
      opened = true;
      return new MovieWriter(file, options, muxer, video, sound);
    } finally {
      if (!opened) {
        free(sound, video, muxer);
        file.discard();
      }
    }
  }

  /** How this file is written. */
  public VideoFileOptions options() {
    return options;
  }

  /** Number of pictures written so far. */
  public long framesWritten() {
    return frames;
  }

  /** For people: name, codec and what happens to the sound. */
  public String description() {
    return String.format(
        Locale.ROOT,
        "%s (%s, %s)",
        file.target(),
        video.description(),
        sound == null ? "no sound" : sound.description());
  }

  /**
   * Writes one picture, and the sound up to it.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; not kept
   * @param timestampNanos when it is shown; moved by one tick where it is not after the last one
   */
  public void write(int[] pixels, long timestampNanos) throws SinkException {
    int expected = options.width() * options.height();
    if (pixels.length < expected) {
      throw new IllegalArgumentException(
          "a picture of %dx%d takes %d pixels, got %d"
              .formatted(options.width(), options.height(), expected, pixels.length));
    }
    long ticks = options.timeBase().ticks(timestampNanos);
    if (frames > 0 && ticks <= lastTicks) {
      ticks = lastTicks + 1;
    }
    if (sound != null) {
      sound.writeUntil(timestampNanos);
    }
    video.encode(pixels, ticks);
    lastTicks = ticks;
    frames++;
  }

  /** Completes the file and gives it its name. */
  public void finish() throws SinkException {
    video.flush();
    if (sound != null) {
      boolean cut = options.sound().map(SoundSource::endWithPictures).orElse(false);
      long end = frames == 0 ? 0 : options.timeBase().nanos(lastTicks + video.usualTicks());
      sound.writeUntil(cut ? end - 1 : Long.MAX_VALUE);
      sound.flush();
    }
    muxer.finish();
    file.publish();
    finished = true;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    free(sound, video, muxer);
    if (!finished) {
      file.discard();
    }
  }

  private static void free(
      @Nullable SoundTrack sound, @Nullable VideoEncoder video, @Nullable Muxer muxer) {
    if (sound != null) {
      sound.close();
    }
    if (video != null) {
      video.close();
    }
    if (muxer != null) {
      muxer.close();
    }
  }
}
