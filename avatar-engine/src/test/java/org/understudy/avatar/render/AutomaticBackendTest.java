package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.deform.VectorDeformer;

class AutomaticBackendTest {
  private static final Avatar AVATAR = ProceduralAvatar.create(2, 8, 16);

  private static BackendChoice chosenFor(long frames) {
    return AvatarRenderers.create(AVATAR, RendererOptions.oneThread().forFrames(frames)).backend();
  }

  @Test
  void aShortTalkIsDrawnByKernelsThatNeedNoWarmingUp() {
    BackendChoice choice = chosenFor(354);
    assertThat(choice.name()).isEqualTo("scalar");
    assumeThat(VectorDeformer.lanes()).isGreaterThanOrEqualTo(4);
    assertThat(choice.reason()).contains("354 frames");
  }

  @Test
  void anEndlessOneByTheFastest() {
    assumeThat(VectorDeformer.lanes()).isGreaterThanOrEqualTo(4);
    assertThat(chosenFor(RendererOptions.ENDLESS).name()).isEqualTo("vector");
  }

  @Test
  void fewerThanNoFramesAreRefused() {
    assertThatThrownBy(() -> RendererOptions.oneThread().forFrames(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
