package org.understudy.app.live.show;

import java.util.Optional;
import org.understudy.app.live.Quality;
import org.understudy.avatar.render.BackendChoice;
import org.understudy.parametric.PortraitPose;

/** Draws the avatar. Used and closed by one thread. */
public interface PosePainter extends AutoCloseable {
  /**
   * Draws a pose.
   *
   * @return [height][width] RGBA, premultiplied, red in the lowest byte; the painter's own, valid
   *     until the next call
   */
  int[] paint(PortraitPose pose);

  /** Draws in another quality from here on. */
  void setQuality(Quality quality);

  /** What drew the last picture, if that is worth knowing. */
  default Optional<BackendChoice> backend() {
    return Optional.empty();
  }

  @Override
  void close();

  /** Makes painters: at the beginning, and anew after one has failed. */
  @FunctionalInterface
  interface Maker {
    /** A painter; the caller closes it. */
    PosePainter open();
  }
}
