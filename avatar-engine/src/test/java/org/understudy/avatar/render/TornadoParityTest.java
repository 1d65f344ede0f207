package org.understudy.avatar.render;

import org.junit.jupiter.api.BeforeAll;
import org.understudy.avatar.Avatar;

/** The kernels as the device compiles them. */
class TornadoParityTest extends DeviceParity {
  private static final TornadoSdk.Renderers RENDERERS =
      new TornadoSdk.Renderers(RendererOptions.Smoothing.SILHOUETTES);

  @BeforeAll
  static void needsAnSdk() {
    TornadoSdk.require();
  }

  @Override
  AvatarRenderer device(Avatar avatar) {
    return RENDERERS.of(avatar);
  }
}
