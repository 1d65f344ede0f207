package org.understudy.avatar.device;

/**
 * Draws one avatar on a device that holds its {@link DeviceScene}: per frame a block of numbers
 * goes there and one picture comes back. Deforming, sorting, rasterising, compositing and smoothing
 * happen on the device. One thread at a time may call an engine.
 */
public interface DeviceEngine extends AutoCloseable {
  /**
   * Draws a frame.
   *
   * @param pose [poseNumbers] as {@link PoseLayout} and {@link SceneLayout} tell; only read, not
   *     kept
   * @param width pixels, at most 4080, as is the height
   * @param smooth whether the steps of silhouettes are smoothed
   * @param pixels [height][width] packed premultiplied RGBA, overwritten; not kept
   */
  void draw(float[] pose, int width, int height, boolean smooth, int[] pixels);

  /** Name of the device for people. */
  String device();

  /** Frees what the device holds; the engine cannot be used any more. */
  @Override
  void close();
}
