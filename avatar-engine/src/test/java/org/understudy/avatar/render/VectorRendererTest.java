package org.understudy.avatar.render;

import org.understudy.avatar.Avatar;

class VectorRendererTest extends RendererContract {
  @Override
  AvatarRenderer create(Avatar avatar) {
    return AvatarRenderers.create(
        avatar,
        RendererOptions.oneThread()
            .with(RendererOptions.Smoothing.NONE)
            .withBackend(RendererOptions.Backend.VECTOR));
  }
}
