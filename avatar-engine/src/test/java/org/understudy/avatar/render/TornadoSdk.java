package org.understudy.avatar.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.IdentityHashMap;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;

/** What tests of the tornado backend share. */
final class TornadoSdk {
  private TornadoSdk() {}

  /** Skips what needs an SDK, telling why, where there is none. */
  static void require() {
    boolean present = System.getenv("TORNADOVM_HOME") != null;
    String reason = "no TornadoVM SDK here: TORNADOVM_HOME is not set (see docs/tornado.md)";
    if (!present) {
      // build tools keep the reason of a skipped test to themselves
      System.out.println("skipped: " + reason);
    }
    assumeTrue(present, reason);
  }

  /** Renderers by avatar: each compiles ten kernels, which takes seconds. */
  static final class Renderers {
    private final IdentityHashMap<Avatar, AvatarRenderer> made = new IdentityHashMap<>();
    private final RendererOptions.Smoothing smoothing;

    Renderers(RendererOptions.Smoothing smoothing) {
      this.smoothing = smoothing;
    }

    /** A renderer as if it were new. */
    AvatarRenderer of(Avatar avatar) {
      AvatarRenderer renderer =
          made.computeIfAbsent(
              avatar,
              any ->
                  AvatarRenderers.create(
                      any,
                      RendererOptions.oneThread()
                          .with(smoothing)
                          .withBackend(RendererOptions.Backend.TORNADO)));
      avatar.light().ifPresent(baked -> renderer.relight(LightPreset.STUDIO.from(baked)));
      return renderer;
    }
  }
}
