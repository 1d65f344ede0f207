package org.understudy.app.live.soak;

import org.understudy.app.live.Quality;
import org.understudy.app.live.show.PosePainter;
import org.understudy.parametric.PortraitPose;

/**
 * A real painter with faults.
 *
 * @param real draws
 * @param mischief what goes wrong
 */
record TroubledPainter(PosePainter real, Mischief mischief) implements PosePainter {
  @Override
  public int[] paint(PortraitPose pose) {
    if (mischief.taken(Trouble.PAINTER_THROWS)) {
      throw new IllegalStateException("the kernel broke");
    }
    if (mischief.is(Trouble.PAINTER_LIBRARY_MISSING)) {
      throw new UnsatisfiedLinkError("no kernels in java.library.path");
    }
    return real.paint(pose);
  }

  @Override
  public void setQuality(Quality quality) {
    real.setQuality(quality);
  }

  @Override
  public void close() {
    real.close();
  }
}
