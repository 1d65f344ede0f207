package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.device.DeviceEngine;
import org.understudy.avatar.device.DeviceScene;
import org.understudy.avatar.device.EngineAnswer;
import org.understudy.avatar.device.PoseLayout;
import org.understudy.avatar.device.SceneLayout;
import org.understudy.parametric.PortraitPose;

class DeviceRendererTest {
  private static final Avatar AVATAR = ProceduralAvatar.lit(ProceduralAvatar.create(3, 12, 32));

  private final List<DeviceScene> scenes = new ArrayList<>();
  private final List<float[]> poses = new ArrayList<>();

  private EngineAnswer engine(DeviceScene scene) {
    scenes.add(scene);
    return new EngineAnswer.Ready(
        new DeviceEngine() {
          @Override
          public void draw(float[] pose, int width, int height, boolean smooth, int[] pixels) {
            poses.add(pose.clone());
            Arrays.fill(pixels, 0, width * height, smooth ? 7 : 8);
          }

          @Override
          public String device() {
            return "a test";
          }

          @Override
          public void close() {}
        });
  }

  @Test
  void handsTheAvatarOverOnceAndANewPoseWithEveryFrame() {
    AvatarRenderer renderer = DeviceRenderer.tornado(AVATAR, true, this::engine);
    RgbaImage image = new RgbaImage(20, 10);
    PortraitPose rest = PortraitPose.REST.withRoot(AVATAR.framing().root());
    renderer.render(rest, AVATAR.framing().camera(20, 10), image);
    renderer.relight(PortraitLight.EVEN);
    renderer.render(rest, AVATAR.framing().camera(20, 10), image);
    assertThat(image.pixels()).containsOnly(7);
    assertThat(renderer.backend())
        .isEqualTo(new BackendChoice("tornado", "asked for; draws on a test"));
    assertThat(scenes).hasSize(1);
    DeviceScene scene = scenes.getFirst();
    assertThat(scene.header(SceneLayout.LIT)).isEqualTo(1);
    assertThat(scene.words()[scene.header(SceneLayout.AT_ENTRY_START)]).isZero();
    assertThat(poses).hasSize(2).allSatisfy(pose -> assertThat(pose).hasSize(scene.poseNumbers()));
    assertThat(poses.get(1)[PoseLayout.LIGHT]).isNotEqualTo(poses.get(0)[PoseLayout.LIGHT]);
    assertThat(poses.get(1)[PoseLayout.BONES]).isEqualTo(poses.get(0)[PoseLayout.BONES]);
  }

  @Test
  void tellsWhyItCannotDraw() {
    assertThatThrownBy(
            () ->
                DeviceRenderer.tornado(
                    AVATAR, false, scene -> new EngineAnswer.Unavailable("no device found")))
        .isInstanceOf(UnavailableBackendException.class)
        .hasMessageContaining("tornado")
        .hasMessageContaining("no device found");
  }

  @Test
  void withoutAnSdkTheBuildTellsWhatToDo() {
    assumeTrue(System.getenv("TORNADOVM_HOME") == null, "built with a TornadoVM SDK");
    assertThatThrownBy(
            () ->
                AvatarRenderers.create(
                    AVATAR,
                    RendererOptions.oneThread().withBackend(RendererOptions.Backend.TORNADO)))
        .isInstanceOf(UnavailableBackendException.class)
        .hasMessageContaining("TORNADOVM_HOME")
        .hasMessageContaining("docs/tornado.md");
  }
}
