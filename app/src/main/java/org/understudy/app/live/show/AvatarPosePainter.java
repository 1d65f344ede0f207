package org.understudy.app.live.show;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.understudy.app.live.Quality;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.settings.MeasuredKernels;
import org.understudy.app.talk.Mirror;
import org.understudy.app.talk.VisibleMark;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.BackendChoice;
import org.understudy.avatar.render.Background;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.avatar.render.RendererOptions.Backend;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * Draws an avatar over a background, in pictures of any shape: a wide one shows more of what is
 * beside the person. Drawing is spread over a second thread.
 */
public final class AvatarPosePainter implements PosePainter {
  /** Sheets whose texels are on average less opaque than this are the faint ones. */
  private static final double FAINT = 0.2;

  private final Avatar avatar;
  private final PictureLook look;
  private final StageTimes times;
  private final Background background;
  private final RgbaImage canvas;
  private final ExecutorService workers;
  private final @Nullable VisibleMark mark;
  private Quality quality = Quality.FULL;
  private @Nullable AvatarRenderer renderer;
  private RgbaImage drawn;
  private PinholeCamera camera;
  private @Nullable BilinearEnlarger enlarger;

  /**
   * What the picture looks like.
   *
   * @param width pixels, even
   * @param height pixels, even
   * @param background what is behind the avatar, for this painter alone
   * @param light what the avatar stands in
   * @param mirrored whether left and right change places
   * @param marked whether a visible mark says that the avatar is synthetic
   * @param backend what draws it
   */
  public record PictureLook(
      int width,
      int height,
      Background background,
      LightPreset light,
      boolean mirrored,
      boolean marked,
      Backend backend) {
    /** Without a mark, drawn by what is fastest. */
    public PictureLook(
        int width, int height, Background background, LightPreset light, boolean mirrored) {
      this(width, height, background, light, mirrored, false, Backend.AUTO);
    }
  }

  /**
   * A painter.
   *
   * @param times receives the renderer's stages
   */
  public AvatarPosePainter(Avatar avatar, PictureLook look, StageTimes times) {
    this.avatar = avatar;
    this.look = look;
    this.times = times;
    background = look.background();
    canvas = new RgbaImage(look.width(), look.height());
    drawn = canvas;
    mark = look.marked() ? VisibleMark.of(look.width(), look.height()) : null;
    camera = avatar.framing().camera(look.width(), look.height());
    workers =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("understudy-draw-worker").factory());
  }

  @Override
  public void setQuality(Quality wanted) {
    if (wanted.equals(quality)) {
      return;
    }
    if (wanted.faintSheets() != quality.faintSheets()) {
      renderer = null;
    }
    quality = wanted;
    int width = Math.max(16, (int) Math.round(look.width() * wanted.size()));
    int height = Math.max(16, (int) Math.round(look.height() * wanted.size()));
    boolean whole = width == look.width() && height == look.height();
    drawn = whole ? canvas : new RgbaImage(width, height);
    enlarger = whole ? null : new BilinearEnlarger(width, height, look.width(), look.height());
    camera = avatar.framing().camera(width, height);
  }

  /** The renderer of the sheets wanted now. */
  private AvatarRenderer renderer() {
    AvatarRenderer current = renderer;
    if (current == null) {
      Avatar shown = quality.faintSheets() ? avatar : withoutFaintSheets(avatar);
      RendererOptions options =
          RendererOptions.twoThreads(workers)
              .withBackend(look.backend())
              .in(look.light())
              .remembering(MeasuredKernels.ofThisMachine());
      current = AvatarRenderers.create(shown, options);
      renderer = current;
    }
    return current;
  }

  /** An avatar without the sheets that are mostly see-through. */
  static Avatar withoutFaintSheets(Avatar avatar) {
    List<Sheet> strong =
        avatar.sheets().stream().filter(sheet -> opacity(sheet.texture()) >= FAINT).toList();
    return strong.isEmpty() ? avatar : avatar.withSheets(strong);
  }

  private static double opacity(RgbaImage texture) {
    long sum = 0;
    for (int pixel : texture.pixels()) {
      sum += pixel >>> 24;
    }
    return sum / (255.0 * texture.pixels().length);
  }

  @Override
  public int[] paint(PortraitPose pose) {
    AvatarRenderer current = renderer();
    BilinearEnlarger larger = enlarger;
    boolean changed = larger != null || look.mirrored();
    current.render(pose, camera, changed ? Background.transparent() : background, drawn);
    times.record("draw.deform", current.timings().deformNanos());
    times.record("draw.bin", current.timings().binNanos());
    times.record("draw.raster", current.timings().rasterNanos());
    if (larger != null) {
      larger.enlarge(drawn.pixels(), canvas.pixels());
    }
    if (look.mirrored()) {
      Mirror.swap(canvas.pixels(), look.width(), look.height());
    }
    if (changed) {
      background.compose(canvas);
    }
    if (mark != null) {
      mark.stamp(canvas.pixels());
    }
    return canvas.pixels();
  }

  @Override
  public Optional<BackendChoice> backend() {
    return Optional.ofNullable(renderer).map(AvatarRenderer::backend);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
