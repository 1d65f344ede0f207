package org.understudy.app.talk;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.settings.MeasuredKernels;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.BackendChoice;
import org.understudy.avatar.render.Background;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;

/**
 * Draws an avatar over a backdrop, seen from an angle. Used by one thread; drawing itself is spread
 * over a second one.
 */
public final class AvatarPainter implements AutoCloseable {
  private final ExecutorService workers;
  private final Avatar avatar;
  private final AvatarRenderer renderer;
  private final PinholeCamera camera;
  private final RgbaImage image;
  private final Background background;
  private final ViewAngle view;
  private final boolean mirrored;
  private final @Nullable VisibleMark mark;
  private final double[] pivot;
  private final StageTimes times;

  /**
   * A painter.
   *
   * @param options how the avatar's picture looks; what is beside it is not for this painter
   * @param frames how many pictures are to be drawn, about; {@link RendererOptions#ENDLESS} where
   *     nobody knows
   * @param times receives the renderer's own stages
   * @throws org.understudy.avatar.render.UnavailableBackendException when the options name a
   *     backend that cannot draw here
   */
  public AvatarPainter(Avatar avatar, PictureOptions options, long frames, StageTimes times) {
    this.avatar = avatar;
    this.workers =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("understudy-draw-worker").factory());
    this.renderer =
        AvatarRenderers.create(
            avatar,
            RendererOptions.twoThreads(workers)
                .forFrames(frames)
                .in(options.light())
                .withBackend(options.backend())
                .remembering(MeasuredKernels.ofThisMachine()));
    this.camera = avatar.framing().camera(options.shape().width(), options.shape().height());
    this.image = new RgbaImage(options.shape().width(), options.shape().height());
    this.background = options.backdrop().makeBackground().get();
    this.view = options.view();
    this.mirrored = options.mirrored();
    this.mark = options.marked() ? VisibleMark.of(image.width(), image.height()) : null;
    this.pivot =
        avatar
            .skeleton()
            .jointInCamera(PortraitPose.REST.withRoot(avatar.framing().root()), PortraitJoint.HEAD);
    this.times = times;
  }

  /** Width of the picture. */
  public int width() {
    return image.width();
  }

  /** Lights the pictures that follow, of an avatar that can be lit. */
  public void relight(LightPreset light) {
    avatar.light().ifPresent(baked -> renderer.relight(light.from(baked)));
  }

  /** Which renderer draws, and why. */
  public BackendChoice backend() {
    return renderer.backend();
  }

  /**
   * Draws a pose into a part of a larger picture.
   *
   * @param out [..][stride] pixels, red in the lowest byte
   * @param stride pixels from one row to the next
   * @param column where the avatar's picture begins in a row
   */
  public void paint(PortraitPose pose, int[] out, int stride, int column) {
    // a mirrored picture has its background as it is
    Background behind = mirrored ? Background.transparent() : background;
    renderer.render(view.seen(pose, pivot), camera, behind, image);
    times.record("draw.deform", renderer.timings().deformNanos());
    times.record("draw.bin", renderer.timings().binNanos());
    times.record("draw.raster", renderer.timings().rasterNanos());
    if (mirrored) {
      Mirror.swap(image.pixels(), image.width(), image.height());
      background.compose(image);
    }
    if (mark != null) {
      mark.stamp(image.pixels());
    }
    int width = image.width();
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(image.pixels(), y * width, out, y * stride + column, width);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
