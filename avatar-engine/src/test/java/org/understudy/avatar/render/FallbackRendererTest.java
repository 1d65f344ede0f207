package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.deform.ScalarDeformer;
import org.understudy.avatar.device.DeviceEngine;
import org.understudy.avatar.device.DeviceScene;
import org.understudy.avatar.device.EngineAnswer;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/** A device that draws some frames and then fails. */
class FallbackRendererTest {
  private static final Avatar AVATAR = ProceduralAvatar.lit(ProceduralAvatar.create(3, 12, 32));
  private static final PortraitPose REST = PortraitPose.REST.withRoot(AVATAR.framing().root());
  private static final PinholeCamera CAMERA = AVATAR.framing().camera(48, 48);
  private static final int FAITHFUL_FRAMES = 2;

  private int frames;
  private int made;

  private EngineAnswer engine(DeviceScene scene) {
    return new EngineAnswer.Ready(
        new DeviceEngine() {
          @Override
          public void draw(float[] pose, int width, int height, boolean smooth, int[] pixels) {
            Arrays.fill(pixels, 0, width * height, 7);
            if (frames++ == FAITHFUL_FRAMES) {
              throw new LinkageError("the card fell off");
            }
          }

          @Override
          public String device() {
            return "a test";
          }

          @Override
          public void close() {}
        });
  }

  private AvatarRenderer renderer() {
    return new FallbackRenderer(
        DeviceRenderer.tornado(AVATAR, false, this::engine),
        reason -> {
          made++;
          return scalar(reason);
        });
  }

  private static AvatarRenderer scalar(String reason) {
    return new TiledRenderer(
        AVATAR,
        new ScalarDeformer(),
        new ScalarCompositor(),
        1,
        Runnable::run,
        false,
        new BackendChoice("scalar", reason));
  }

  @Test
  void theFrameItFailsAtIsDrawnAllTheSameInTheLightOfTheOthers() {
    AvatarRenderer renderer = renderer();
    renderer.relight(PortraitLight.EVEN);
    RgbaImage image = new RgbaImage(48, 48);
    for (int frame = 0; frame < FAITHFUL_FRAMES; frame++) {
      renderer.render(REST, CAMERA, image);
      assertThat(image.pixels()).containsOnly(7);
      assertThat(renderer.backend().name()).isEqualTo("tornado");
    }
    AvatarRenderer expected = scalar("");
    expected.relight(PortraitLight.EVEN);
    RgbaImage wanted = new RgbaImage(48, 48);
    expected.render(REST, CAMERA, wanted);
    for (int frame = 0; frame < 3; frame++) {
      renderer.render(REST, CAMERA, image);
      assertThat(image.pixels()).containsExactly(wanted.pixels());
    }
    assertThat(renderer.backend().name()).isEqualTo("scalar");
    assertThat(renderer.backend().reason()).contains("tornado").contains("the card fell off");
    assertThat(made).isEqualTo(1);
    assertThat(frames).isEqualTo(FAITHFUL_FRAMES + 1);
  }

  @Test
  void wrongUseIsNoFailureOfTheDevice() {
    AvatarRenderer renderer = renderer();
    assertThatThrownBy(() -> renderer.render(REST, CAMERA, new RgbaImage(47, 48)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(made).isZero();
  }
}
