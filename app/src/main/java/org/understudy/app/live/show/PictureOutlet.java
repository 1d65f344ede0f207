package org.understudy.app.live.show;

/** Where finished pictures go. Called by one thread. */
@FunctionalInterface
public interface PictureOutlet {
  /**
   * Takes a picture.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; copied before this
   *     returns
   * @param captureNanos when the camera took the frame that the picture answers
   */
  void show(int[] pixels, long captureNanos);
}
