package org.understudy.trainer.gan.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;
import org.understudy.tracking.fit.PoseFitter;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.regress.FaceWindow;
import org.understudy.trainer.gan.regress.RegressorError;
import org.understudy.trainer.photo.StillTracker;

/**
 * How far the regressor, which has only seen computed people, agrees with the tracker on videos of
 * real ones. Frames are tracked one by one, each as if it were the only one. Not thread-safe.
 */
final class RegressorAgreement {
  private static final float[] NO_IDENTITY = {};

  private final FaceRegressor regressor;
  private final StillTracker tracker;
  private final Skeleton skeleton;
  private final int every;
  private final List<List<float[]>> identities = new ArrayList<>();

  /**
   * An agreement.
   *
   * @param skeleton of the average bust, which the tracker's poses are about
   * @param every how many frames lie between two that are looked at, and one
   */
  RegressorAgreement(FaceRegressor regressor, StillTracker tracker, Skeleton skeleton, int every) {
    this.regressor = regressor;
    this.tracker = tracker;
    this.skeleton = skeleton;
    this.every = every;
  }

  /**
   * On one video.
   *
   * @param frames that were looked at
   * @param faces that the tracker found there
   * @param expressions what the regressor reads against what the tracker does
   */
  record OfVideo(int frames, int faces, RegressorError expressions) {}

  /** Told how far a video is. */
  @FunctionalInterface
  interface Progress {
    /** So many of all frames were read. */
    void at(long frames, long all);
  }

  /**
   * Compares on a video.
   *
   * @throws IOException if it cannot be read, or has fewer than two faces
   */
  OfVideo compare(Path video, Progress progress) throws IOException {
    RegressorError.Sums sums = new RegressorError.Sums(0);
    List<float[]> own = new ArrayList<>();
    int frames = 0;
    try (VideoReader reader = VideoReader.open(video)) {
      byte[] rgb = new byte[Math.toIntExact(reader.info().frameBytes())];
      long read = 0;
      NextFrame next = reader.read(rgb);
      while (next instanceof VideoFrame frame) {
        if (read++ % every == 0) {
          frames++;
          read(frame)
              .ifPresent(
                  seen -> {
                    own.add(seen.reading.identity());
                    sums.add(seen.reading.expression(), NO_IDENTITY, seen.tracked);
                  });
        }
        progress.at(read, reader.info().frameCount());
        next = reader.read(rgb);
      }
    }
    if (own.size() < 2) {
      throw new IOException("%s shows fewer than two faces in %d frames".formatted(video, frames));
    }
    identities.add(own);
    return new OfVideo(frames, own.size(), sums.error());
  }

  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Seen(FaceRegressor.Reading reading, float[] tracked) {}

  private Optional<Seen> read(VideoFrame frame) {
    int width = frame.width();
    int height = frame.height();
    PinholeCamera camera = PoseFitter.usualCamera(width, height);
    Optional<StillTracker.Tracked> tracked = tracker.track(frame.rgb(), camera);
    if (tracked.isEmpty()) {
      return Optional.empty();
    }
    FaceWindow face = FaceWindow.of(skeleton, tracked.get().pose(), camera);
    byte[] rgba = new byte[4 * width * height];
    for (int i = 0; i < width * height; i++) {
      System.arraycopy(frame.rgb(), 3 * i, rgba, 4 * i, 3);
      rgba[4 * i + 3] = (byte) 255;
    }
    return Optional.of(
        new Seen(regressor.read(rgba, width, height, face), tracked.get().pose().expression()));
  }

  /** How alike the identities are that were read within a video; nothing for a single one. */
  Optional<IdentityConsistency> identity() {
    if (identities.size() < 2) {
      return Optional.empty();
    }
    int least = identities.stream().mapToInt(List::size).min().orElse(0);
    return Optional.of(
        IdentityConsistency.of(identities.stream().map(own -> own.subList(0, least)).toList()));
  }
}
