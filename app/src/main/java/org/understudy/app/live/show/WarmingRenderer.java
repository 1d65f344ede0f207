package org.understudy.app.live.show;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * A renderer that is quick from the first picture on: plain kernels draw while a thread of its own
 * draws small pictures with vector kernels and plain ones in turn, a quarter of the time, until the
 * virtual machine has compiled the vector kernels and they are clearly quicker; then they take
 * over. Used and closed by one thread.
 */
final class WarmingRenderer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmingRenderer.class);
  private static final long BEFORE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int EDGE = 256;
  private static final int MOST_PICTURES = 1000;
  private static final int WINS_IN_A_ROW = 20;
  private static final double GAIN = 0.9;
  private static final int RESTS = 3;

  private final Avatar avatar;
  private final RendererOptions wanted;
  private final Thread warmer;
  private volatile @Nullable AvatarRenderer warm;
  private AvatarRenderer current;

  /**
   * A renderer.
   *
   * @param executor runs half of the drawing
   */
  WarmingRenderer(Avatar avatar, LightPreset light, Executor executor) {
    this.avatar = avatar;
    wanted = RendererOptions.twoThreads(executor).in(light);
    current = AvatarRenderers.create(avatar, wanted.withBackend(RendererOptions.Backend.SCALAR));
    warmer = Thread.ofPlatform().daemon().name("understudy-warmer").start(this::warmUp);
  }

  /** The renderer to draw the next picture with. */
  AvatarRenderer next() {
    AvatarRenderer ready = warm;
    if (ready != null) {
      warm = null;
      current = ready;
      LOG.debug("Vector kernels draw from here on");
    }
    return current;
  }

  private void warmUp() {
    try {
      Thread.sleep(TimeUnit.NANOSECONDS.toMillis(BEFORE_NANOS));
      AvatarRenderer trial =
          AvatarRenderers.create(avatar, RendererOptions.oneThread().in(wanted.light()));
      if (trial.backend().name().equals(current.backend().name())) {
        return;
      }
      AvatarRenderer plain =
          AvatarRenderers.create(
              avatar,
              RendererOptions.oneThread()
                  .in(wanted.light())
                  .withBackend(RendererOptions.Backend.SCALAR));
      if (!becomesQuicker(trial, plain)) {
        LOG.debug("Plain kernels go on drawing: they are as quick here");
        return;
      }
      warm = AvatarRenderers.create(avatar, wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("The vector kernels cannot be had; plain ones go on drawing: {}", e.toString());
      LOG.debug("Where it failed", e);
    }
  }

  /** Draws with both in turn until one is clearly quicker; whether that is the first. */
  private boolean becomesQuicker(AvatarRenderer trial, AvatarRenderer plain)
      throws InterruptedException {
    PinholeCamera camera = avatar.framing().camera(EDGE, EDGE);
    RgbaImage picture = new RgbaImage(EDGE, EDGE);
    PortraitPose pose = PortraitPose.REST.withRoot(avatar.framing().root());
    int quicker = 0;
    for (int i = 0; i < MOST_PICTURES && quicker < WINS_IN_A_ROW; i++) {
      long start = System.nanoTime();
      trial.render(pose, camera, picture);
      long spent = System.nanoTime() - start;
      start = System.nanoTime();
      plain.render(pose, camera, picture);
      long plainSpent = System.nanoTime() - start;
      quicker = spent < GAIN * plainSpent ? quicker + 1 : 0;
      TimeUnit.NANOSECONDS.sleep(RESTS * (spent + plainSpent));
    }
    return quicker >= WINS_IN_A_ROW;
  }

  @Override
  public void close() {
    warmer.interrupt();
  }
}
