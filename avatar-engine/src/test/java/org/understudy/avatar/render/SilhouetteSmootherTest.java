package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Pictures;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

class SilhouetteSmootherTest {
  private static final int SIZE = 48;

  private static int[] smoothed(float[] surface, int[] pixels) {
    SurfaceMap map = new SurfaceMap();
    map.begin(SIZE, SIZE);
    System.arraycopy(surface, 0, map.nearness(), 0, surface.length);
    for (int tile = 0; tile < map.tilesAcross() * map.tilesDown(); tile++) {
      map.filled(tile);
    }
    SilhouetteSmoother smoother = new SilhouetteSmoother(map);
    smoother.begin();
    int[] out = pixels.clone();
    int last = map.tilesDown() - 1;
    for (int row = 0; row <= last; row++) {
      smoother.findEdges(row);
    }
    for (int row = last; row >= 0; row--) {
      smoother.blend(row, out);
    }
    for (int row = 0; row <= last; row++) {
      smoother.finish(row, out);
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 10, 20, 35, 55, 80, 93, 130, 200, 260, 310})
  void aStraightOutlineGetsTheCoverageOfItsPixels(double degrees) {
    double nx = Math.cos(Math.toRadians(degrees));
    double ny = Math.sin(Math.toRadians(degrees));
    float[] surface = new float[SIZE * SIZE];
    int[] pixels = new int[SIZE * SIZE];
    for (int p = 0; p < pixels.length; p++) {
      int row = p / SIZE;
      if (inside(p % SIZE + .5, row + .5, nx, ny)) {
        surface[p] = 1;
        pixels[p] = 0xffffffff;
      }
    }
    int[] out = smoothed(surface, pixels);
    double before = 0;
    double after = 0;
    for (int y = 6; y < SIZE - 6; y++) {
      for (int x = 6; x < SIZE - 6; x++) {
        double covered = 0;
        for (int k = 0; k < 256; k++) {
          int down = k / 16;
          covered += inside(x + (k % 16 + .5) / 16, y + (down + .5) / 16, nx, ny) ? 1 / 256.0 : 0;
        }
        int p = y * SIZE + x;
        before += Math.abs(covered - (pixels[p] >>> 24) / 255.0);
        after += Math.abs(covered - (out[p] >>> 24) / 255.0);
      }
    }
    assertThat(after).as("error of coverage, was %s", before).isLessThan(.7 * before);
  }

  private static boolean inside(double x, double y, double nx, double ny) {
    return (x - SIZE / 2.0 - .2) * nx + (y - SIZE / 2.0 + .1) * ny > 0;
  }

  @Test
  void aSlantedSurfaceHasNoEdges() {
    float[] surface = new float[SIZE * SIZE];
    int[] pixels = new int[SIZE * SIZE];
    for (int p = 0; p < pixels.length; p++) {
      surface[p] = 1 + .02f * (p % SIZE);
      pixels[p] = 0xff000000 | p;
    }
    assertThat(smoothed(surface, pixels)).isEqualTo(pixels);
  }

  @Test
  void bringsAPictureNearerToTheSupersampledOne() {
    Avatar avatar = ProceduralAvatar.create(8, 32, 96);
    PortraitPose pose =
        PortraitPose.REST.withRoot(
            avatar.framing().root().after(new RigidTransform(0, .7, .1, 0, 0, 0)));
    RgbaImage exact = draw(avatar, pose, RendererOptions.Smoothing.SUPERSAMPLED);
    double rough = Pictures.psnr(exact, draw(avatar, pose, RendererOptions.Smoothing.NONE));
    double smooth = Pictures.psnr(exact, draw(avatar, pose, RendererOptions.Smoothing.SILHOUETTES));
    assertThat(smooth).as("PSNR in dB; without smoothing %s", rough).isGreaterThan(rough);
  }

  private static RgbaImage draw(
      Avatar avatar, PortraitPose pose, RendererOptions.Smoothing smoothing) {
    RgbaImage image = new RgbaImage(160, 160);
    AvatarRenderers.create(avatar, RendererOptions.oneThread().with(smoothing))
        .render(pose, avatar.framing().camera(160, 160), image);
    return image;
  }
}
