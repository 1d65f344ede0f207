package org.understudy.avatar.render;

import org.junit.jupiter.api.BeforeAll;
import org.understudy.avatar.Avatar;

class TornadoRendererTest extends RendererContract {
  private static final TornadoSdk.Renderers RENDERERS =
      new TornadoSdk.Renderers(RendererOptions.Smoothing.NONE);

  @BeforeAll
  static void needsAnSdk() {
    TornadoSdk.require();
  }

  @Override
  AvatarRenderer create(Avatar avatar) {
    return RENDERERS.of(avatar);
  }
}
