package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.deform.KernelVerdict;
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
  void anEndlessOneIsMeasuredWhileItIsDrawn() {
    assumeThat(VectorDeformer.lanes()).isGreaterThanOrEqualTo(4);
    BackendChoice choice = chosenFor(RendererOptions.ENDLESS);
    assertThat(choice.name()).isEqualTo("scalar");
    assertThat(choice.reason()).contains("measured beside");
  }

  @Test
  void whatWasFoundSlowerIsNotMeasuredAgain() {
    assumeThat(VectorDeformer.lanes()).isGreaterThanOrEqualTo(4);
    BackendMemory memory =
        new BackendMemory() {
          @Override
          public Optional<KernelVerdict> recall() {
            return Optional.of(new KernelVerdict(false, 1.25));
          }

          @Override
          public void keep(KernelVerdict verdict) {
            throw new AssertionError("measured again");
          }
        };
    BackendChoice choice =
        AvatarRenderers.create(AVATAR, RendererOptions.oneThread().remembering(memory)).backend();
    assertThat(choice.name()).isEqualTo("scalar");
    assertThat(choice.reason()).contains("before").contains("1.25");
  }

  @Test
  void fewerThanNoFramesAreRefused() {
    assertThatThrownBy(() -> RendererOptions.oneThread().forFrames(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
