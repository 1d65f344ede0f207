package org.understudy.tracking.smooth;

import org.jspecify.annotations.Nullable;
import org.understudy.parametric.Rotation;

/**
 * A One Euro filter on rotations: the speed is the angular velocity of the quaternion, radians per
 * second, and the smoothing a spherical interpolation, so that no axis is favoured and nothing
 * breaks at half a turn (Casiez et al. 2012; the quaternion form follows the practice of VRPN).
 *
 * <p>Not thread-safe.
 */
public final class OneEuroRotationFilter {
  private final OneEuroSettings settings;
  private final double[] velocity = new double[3];
  private @Nullable Rotation value;
  private long lastNanos;

  /** A filter that has seen nothing yet; beta is in hertz per radian per second. */
  public OneEuroRotationFilter(OneEuroSettings settings) {
    this.settings = settings;
  }

  /** Forgets everything: the next rotation passes unchanged. */
  public void reset() {
    value = null;
    velocity[0] = velocity[1] = velocity[2] = 0;
  }

  /** The smoothed rotation; a sample that is not later than the last one changes nothing. */
  public Rotation filter(Rotation sample, long timestampNanos) {
    Rotation last = value;
    if (last == null) {
      value = sample;
      lastNanos = timestampNanos;
      return sample;
    }
    double seconds = (timestampNanos - lastNanos) * 1e-9;
    if (!(seconds > 0)) {
      return last;
    }
    lastNanos = timestampNanos;
    double[] step = last.transposed().times(sample).toAxisAngle();
    double speedWeight = OneEuroSettings.weight(settings.derivativeCutoffHertz(), seconds);
    for (int i = 0; i < 3; i++) {
      velocity[i] += speedWeight * (step[i] / seconds - velocity[i]);
    }
    double speed = Math.hypot(Math.hypot(velocity[0], velocity[1]), velocity[2]);
    double cutoff = settings.minCutoffHertz() + settings.beta() * speed;
    Rotation smoothed = last.interpolate(sample, OneEuroSettings.weight(cutoff, seconds));
    value = smoothed;
    return smoothed;
  }
}
