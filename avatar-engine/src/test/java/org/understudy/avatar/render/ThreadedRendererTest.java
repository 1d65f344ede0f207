package org.understudy.avatar.render;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;

class ThreadedRendererTest extends RendererContract {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  @AfterAll
  static void stop() {
    POOL.shutdownNow();
  }

  @Override
  AvatarRenderer create(Avatar avatar) {
    return AvatarRenderers.create(
        avatar,
        new RendererOptions(
            RendererOptions.Backend.AUTO,
            3,
            POOL,
            RendererOptions.Smoothing.NONE,
            RendererOptions.ENDLESS,
            LightPreset.STUDIO,
            BackendMemory.NONE));
  }
}
