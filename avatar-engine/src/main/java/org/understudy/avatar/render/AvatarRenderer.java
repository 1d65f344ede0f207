package org.understudy.avatar.render;

import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * Draws one avatar in a pose: deforms the sheets, finds the fragments of every pixel and composites
 * them front to back in true depth order by eq. 8 of the paper,
 *
 * <pre>C = sum_i T_i alpha_i c_i,   T_i = prod_{k&lt;i} (1 - alpha_k).</pre>
 *
 * <p>A renderer holds scratch memory: one thread at a time may call it. After the first frame of a
 * size it allocates nothing per frame.
 */
public sealed interface AvatarRenderer
    permits PlainRenderer, TiledRenderer, DeviceRenderer, SupersampledRenderer, FallbackRenderer {

  /**
   * Draws a pose in front of a background.
   *
   * @param pose the state of the portrait
   * @param camera its size is the size of the picture
   * @param background not kept; used by all of the renderer's threads
   * @param target every pixel is overwritten; owned by the caller, not kept
   * @throws IllegalArgumentException when the target's size is not the camera's
   */
  void render(PortraitPose pose, PinholeCamera camera, Background background, RgbaImage target);

  /** Draws a pose and leaves transparent what it does not cover. */
  default void render(PortraitPose pose, PinholeCamera camera, RgbaImage target) {
    render(pose, camera, Background.transparent(), target);
  }

  /**
   * Lights the frames that follow; an avatar that cannot be lit stays as it is. At first it is lit
   * as the options say.
   */
  void relight(PortraitLight light);

  /** Which implementation this is, and why. */
  BackendChoice backend();

  /** How long the stages of the last frame took, all 0 before the first. */
  StageTimings timings();

  /** Rejects a target of another size than the camera's. */
  static void requireSize(PinholeCamera camera, RgbaImage target) {
    if (camera.width() != target.width() || camera.height() != target.height()) {
      throw new IllegalArgumentException(
          "a camera of %dx%d draws into a picture of that size, got %dx%d"
              .formatted(camera.width(), camera.height(), target.width(), target.height()));
    }
  }
}
