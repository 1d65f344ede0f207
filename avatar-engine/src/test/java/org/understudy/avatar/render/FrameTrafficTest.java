package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

class FrameTrafficTest {
  private static FrameTraffic of(Avatar avatar, int size) {
    return FrameTraffic.of(avatar, rest(avatar), avatar.framing().camera(size, size));
  }

  private static PortraitPose rest(Avatar avatar) {
    return PortraitPose.REST.withRoot(avatar.framing().root());
  }

  @Test
  void countsAFragmentForEverySheetBehindAPixel() {
    Avatar avatar = ProceduralAvatar.layered(3, 16, 32);
    int size = 96;
    PinholeCamera camera = avatar.framing().camera(size, size);
    RgbaImage picture = new RgbaImage(size, size);
    AvatarRenderers.create(
            avatar, RendererOptions.oneThread().withBackend(RendererOptions.Backend.SCALAR))
        .render(rest(avatar), camera, picture);
    long covered = 0;
    for (int pixel : picture.pixels()) {
      covered += pixel >>> 24 > 0 ? 1 : 0;
    }
    // most pixels of three translucent shells have three fragments, those of the outline fewer;
    // some see the shells behind as well
    assertThat(of(avatar, size).fragments()).isBetween(2 * covered, 6 * covered);
  }

  @Test
  void growsWithThePictureButForTheVertices() {
    Avatar avatar = ProceduralAvatar.lit(ProceduralAvatar.create(3, 16, 32));
    FrameTraffic small = of(avatar, 64);
    FrameTraffic large = of(avatar, 128);
    assertThat(large.vertexBytes()).isEqualTo(small.vertexBytes());
    assertThat(large.pictureBytes()).isEqualTo(4 * small.pictureBytes());
    assertThat(large.textureBytes()).isBetween(3 * small.textureBytes(), 5 * small.textureBytes());
    assertThat(large.bytes())
        .isEqualTo(
            large.textureBytes() + large.vertexBytes() + large.listBytes() + large.pictureBytes());
  }
}
