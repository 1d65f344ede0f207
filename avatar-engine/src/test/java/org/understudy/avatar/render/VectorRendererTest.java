package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

class VectorRendererTest extends RendererContract {
  @Override
  AvatarRenderer create(Avatar avatar) {
    return AvatarRenderers.create(
        avatar,
        RendererOptions.oneThread()
            .with(RendererOptions.Smoothing.NONE)
            .withBackend(RendererOptions.Backend.VECTOR));
  }

  @ParameterizedTest
  @CsvSource({"0,1,1", "1,97,64", "2,160,161", "3,33,200"})
  void drawsTheVeryPictureOfTheScalarRenderer(int seed, int width, int height) {
    Avatar avatar = ProceduralAvatar.lit(ProceduralAvatar.create(8, 24, 64));
    PortraitPose pose = RandomPoses.next(new Random(seed), avatar.framing(), 0.5 * seed);
    PinholeCamera camera = avatar.framing().camera(width, height);
    RgbaImage vector = new RgbaImage(width, height);
    RgbaImage scalar = new RgbaImage(width, height);
    RendererOptions options = RendererOptions.oneThread();
    AvatarRenderers.create(avatar, options.withBackend(RendererOptions.Backend.VECTOR))
        .render(pose, camera, vector);
    AvatarRenderers.create(avatar, options.withBackend(RendererOptions.Backend.SCALAR))
        .render(pose, camera, scalar);
    assertThat(vector.pixels()).containsExactly(scalar.pixels());
  }
}
