package org.understudy.trainer.gan.evaluate;

import java.util.Map;
import java.util.Optional;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.trainer.gan.regress.RegressorError;
import org.understudy.trainer.photo.StillTracker;

/**
 * How the tracker, which knows nothing of the generator, sees pictures of known states.
 *
 * @param pictures that it looked at
 * @param found pictures with a face
 * @param headDegrees mean angle between the tracked head and the state's
 * @param expressionCorrelation Pearson's between tracked and true expressions, the mean over those
 *     that vary
 */
public record TrackedControl(
    int pictures, int found, double headDegrees, double expressionCorrelation) {

  /** Adds up. Not thread-safe. */
  static final class Sums {
    private static final float[] NO_IDENTITY = {};

    private final RegressorError.Sums expressions = new RegressorError.Sums(0);
    private double degrees;
    private int pictures;
    private int found;

    /**
     * Adds a picture.
     *
     * @param rgba [size][size][4] premultiplied, 0..255; shown over grey
     * @param head where the head is, in camera space
     */
    void add(
        StillTracker tracker,
        byte[] rgba,
        PinholeCamera camera,
        RigidTransform head,
        float[] expression) {
      pictures++;
      Optional<StillTracker.Tracked> seen = tracker.track(overGrey(rgba), camera);
      if (seen.isEmpty()) {
        return;
      }
      found++;
      Rotation tracked = seen.get().head().rotation();
      degrees += Math.toDegrees(tracked.angleTo(head.rotation()));
      PortraitPose pose = seen.get().pose();
      expressions.add(pose.expression(), NO_IDENTITY, expression);
    }

    private static byte[] overGrey(byte[] rgba) {
      byte[] rgb = new byte[rgba.length / 4 * 3];
      for (int i = 0; i < rgba.length / 4; i++) {
        int left = (255 - (rgba[4 * i + 3] & 255)) / 2;
        for (int c = 0; c < 3; c++) {
          rgb[3 * i + c] = (byte) Math.min(255, (rgba[4 * i + c] & 255) + left);
        }
      }
      return rgb;
    }

    /** All that was added. */
    TrackedControl control() {
      return new TrackedControl(
          pictures,
          found,
          degrees / found,
          found < 2 ? Double.NaN : expressions.error().correlation());
    }
  }

  /** Figures by name, to be told. */
  void tell(String of, Map<String, Object> all) {
    all.put("trackedFaces" + of, "%d of %d".formatted(found, pictures));
    all.put("trackedHeadErrorDegrees" + of, Evaluation.rounded(headDegrees));
    all.put("trackedExpressionCorrelation" + of, Evaluation.rounded(expressionCorrelation));
  }
}
