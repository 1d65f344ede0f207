package org.understudy.avatar.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/** The real-time picture against the paper's path, over many states. */
class RealTimeAgainstReferenceTest {
  private static final int STATES = 20;
  private static final double LEAST_PSNR = 32;

  @Test
  void agreesOverTwentyRandomStates() {
    Avatar avatar = ProceduralAvatar.create(4, 48, 96);
    AvatarRenderer renderer =
        AvatarRenderers.create(
            avatar, RendererOptions.oneThread().with(RendererOptions.Smoothing.NONE));
    ReferenceRenderer reference = new ReferenceRenderer(avatar);
    PinholeCamera camera = avatar.framing().camera(96, 96);
    Random random = new Random(17);
    RgbaImage image = new RgbaImage(96, 96);
    for (int state = 0; state < STATES; state++) {
      PortraitPose pose = RandomPoses.next(random, avatar.framing(), .7);
      renderer.render(pose, camera, image);
      ReferenceComparison comparison =
          ReferenceComparison.of(reference.render(pose, camera), image);
      assertThat(comparison.foreground().psnr())
          .as("state %d: %s", state, comparison)
          .isGreaterThan(LEAST_PSNR);
    }
  }
}
