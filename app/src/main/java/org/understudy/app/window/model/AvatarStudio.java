package org.understudy.app.window.model;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;

/**
 * Draws single pictures of avatars on a thread of its own: the newest wish is drawn, older ones
 * that were not begun are forgotten. {@link #draw} is for any thread and never waits.
 */
public final class AvatarStudio implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AvatarStudio.class);
  private static final long PATIENCE_NANOS = TimeUnit.HOURS.toNanos(1);

  private final NewestSlot<Shot> shots = new NewestSlot<>();
  private final Thread thread;
  private @Nullable Avatar drawn;
  private @Nullable LightPreset light;
  private @Nullable AvatarRenderer renderer;

  /**
   * A picture that is wished for.
   *
   * @param avatar who
   * @param pose in the avatar's own place
   * @param view where the camera stands
   * @param light what the avatar stands in
   * @param backdrop what is behind
   * @param width pixels
   * @param height pixels
   * @param done given the picture on the studio's thread; it may keep it
   */
  public record Shot(
      Avatar avatar,
      PortraitPose pose,
      ViewAngle view,
      LightPreset light,
      Backdrop backdrop,
      int width,
      int height,
      Consumer<RgbaImage> done) {}

  /** A studio. */
  public AvatarStudio() {
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("understudy-studio")
            .start(
                () -> {
                  try {
                    work();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  /** Draws a picture soon, unless another is wished for before. */
  public void draw(Shot shot) {
    var _ = shots.put(shot);
  }

  private void work() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      Shot shot = shots.take(PATIENCE_NANOS);
      if (shot != null) {
        try {
          shot.done().accept(picture(shot));
        } catch (RuntimeException | LinkageError e) {
          LOG.warn("A picture of {} could not be drawn: {}", shot.avatar().name(), e.toString());
          LOG.debug("Where it failed", e);
        }
      }
    }
  }

  private RgbaImage picture(Shot shot) {
    AvatarRenderer current = renderer;
    if (current == null || drawn != shot.avatar() || light != shot.light()) {
      current = renderer(shot.avatar(), shot.light());
      renderer = current;
      drawn = shot.avatar();
      light = shot.light();
    }
    return picture(current, shot);
  }

  /** A renderer that is quick from the first picture on. */
  static AvatarRenderer renderer(Avatar avatar, LightPreset light) {
    return AvatarRenderers.create(
        avatar, RendererOptions.oneThread().withBackend(RendererOptions.Backend.SCALAR).in(light));
  }

  /** Draws at once. */
  static RgbaImage picture(AvatarRenderer renderer, Shot shot) {
    Avatar avatar = shot.avatar();
    double[] pivot =
        avatar
            .skeleton()
            .jointInCamera(PortraitPose.REST.withRoot(avatar.framing().root()), PortraitJoint.HEAD);
    RgbaImage picture = new RgbaImage(shot.width(), shot.height());
    renderer.render(
        shot.view().seen(shot.pose(), pivot),
        avatar.framing().camera(shot.width(), shot.height()),
        picture);
    shot.backdrop().makeBackground().get().compose(picture);
    return picture;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
