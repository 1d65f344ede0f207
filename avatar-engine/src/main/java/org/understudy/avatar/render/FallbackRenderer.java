package org.understudy.avatar.render;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * Goes on with another renderer when the first one fails: the frame it failed at is drawn by the
 * other, as are all after it. The log and {@link #backend()} say what happened.
 */
public final class FallbackRenderer implements AvatarRenderer {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackRenderer.class);

  private final Function<String, AvatarRenderer> fallback;
  private AvatarRenderer current;
  private boolean fallen;
  private @Nullable PortraitLight light;

  /**
   * A renderer with something to fall back on.
   *
   * @param first draws as long as it can
   * @param fallback makes the other one, given the reason for {@link BackendChoice#reason()}; asked
   *     once at most
   */
  FallbackRenderer(AvatarRenderer first, Function<String, AvatarRenderer> fallback) {
    this.current = first;
    this.fallback = fallback;
  }

  @Override
  public void render(
      PortraitPose pose, PinholeCamera camera, Background background, RgbaImage target) {
    AvatarRenderer.requireSize(camera, target);
    if (fallen) {
      current.render(pose, camera, background, target);
      return;
    }
    try {
      current.render(pose, camera, background, target);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // a device's library reports some of its failures as errors
      fall(e);
      current.render(pose, camera, background, target);
    }
  }

  private void fall(Throwable failure) {
    String failed = current.backend().name();
    String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    LOG.warn("The renderer {} failed, drawing goes on without it: {}", failed, why);
    LOG.debug("How it failed", failure);
    current = fallback.apply("%s failed while drawing: %s".formatted(failed, why));
    fallen = true;
    if (light != null) {
      current.relight(light);
    }
  }

  @Override
  public void relight(PortraitLight newLight) {
    light = newLight;
    current.relight(newLight);
  }

  @Override
  public BackendChoice backend() {
    return current.backend();
  }

  @Override
  public StageTimings timings() {
    return current.timings();
  }
}
