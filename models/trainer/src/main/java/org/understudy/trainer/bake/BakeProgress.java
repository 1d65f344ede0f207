package org.understudy.trainer.bake;

import java.awt.image.BufferedImage;

/** Told how a bake gets on; called from one thread at a time. */
public interface BakeProgress {
  /**
   * Some more of a stage is done.
   *
   * @param stage what is being done, in words
   * @param done steps done
   * @param total steps in all
   */
  void at(String stage, int done, int total);

  /** A picture worth looking at: studio above, avatar below. */
  void picture(BufferedImage picture);
}
