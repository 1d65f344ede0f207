package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/**
 * A device draws what the scalar renderer draws, silhouettes smoothed: no channel differs by more
 * than {@value #LARGEST} of 255, and all by no more than {@value #MEAN} in the mean.
 */
abstract class DeviceParity {
  private static final int LARGEST = 2;
  private static final double MEAN = 0.05;

  private static final Avatar PLAIN = ProceduralAvatar.create(8, 24, 96);
  private static final Avatar LIT = ProceduralAvatar.lit(PLAIN);
  private static final Avatar LAYERED = ProceduralAvatar.layered(14, 11, 40);
  private static final Avatar FINE = ProceduralAvatar.lit(ProceduralAvatar.create(3, 57, 150));

  /** A renderer with smoothed silhouettes, as if it were new. */
  abstract AvatarRenderer device(Avatar avatar);

  private static Avatar avatar(String name) {
    return switch (name) {
      case "plain" -> PLAIN;
      case "lit" -> LIT;
      case "layered" -> LAYERED;
      case "fine" -> FINE;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private void compare(Avatar avatar, PortraitPose pose, int width, int height, String what) {
    compare(avatar, pose, width, height, LightPreset.STUDIO, what);
  }

  private void compare(
      Avatar avatar, PortraitPose pose, int width, int height, LightPreset preset, String what) {
    PinholeCamera camera = avatar.framing().camera(width, height);
    AvatarRenderer scalar =
        AvatarRenderers.create(
            avatar, RendererOptions.oneThread().withBackend(RendererOptions.Backend.SCALAR));
    AvatarRenderer device = device(avatar);
    avatar
        .light()
        .ifPresent(
            baked -> {
              PortraitLight light = preset.from(baked);
              scalar.relight(light);
              device.relight(light);
            });
    RgbaImage expected = new RgbaImage(width, height);
    scalar.render(pose, camera, expected);
    RgbaImage actual = new RgbaImage(width, height);
    actual.fill(0x12345678);
    device.render(pose, camera, actual);
    int largest = 0;
    long sum = 0;
    for (int i = 0; i < expected.pixels().length; i++) {
      for (int shift = 0; shift < 32; shift += 8) {
        int e = expected.pixels()[i] >>> shift & 255;
        int difference = Math.abs(e - (actual.pixels()[i] >>> shift & 255));
        largest = Math.max(largest, difference);
        sum += difference;
      }
    }
    double mean = sum / (4.0 * expected.pixels().length);
    String result =
        "%s, %dx%d: largest difference %d/255, mean %.5f/255"
            .formatted(what, width, height, largest, mean);
    System.out.println("parity with scalar: " + result);
    assertThat(largest).as(result).isLessThanOrEqualTo(LARGEST);
    assertThat(mean).as(result).isLessThanOrEqualTo(MEAN);
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 1, 1",
    "plain, 17, 16",
    "lit, 64, 47",
    "lit, 129, 130",
    "layered, 255, 31",
    "layered, 200, 200",
    "fine, 96, 96",
    "fine, 333, 190",
    "lit, 512, 512"
  })
  void agreesAtOddSizesInRandomPoses(String name, int width, int height) {
    Avatar avatar = avatar(name);
    for (int seed = 0; seed < 3; seed++) {
      PortraitPose pose = RandomPoses.next(new Random(seed), avatar.framing(), 0.7 * seed);
      compare(avatar, pose, width, height, name + ", random pose " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.5, 0, 0, -0.2, -0.9",
    "0, 3.1, 0, 0, -0.2, -0.9",
    "0.9, 0, 0, 0.1, -0.3, -0.6",
    "0, 0, 1.6, -0.2, 0, -1.5",
    "0, 0.3, 0, 0, -0.28, -0.02",
    "0, 0.2, 0, 0, -0.25, -0.2",
    "0, 0, 0, 0, 0, 1",
    "0, 0, 0, 5, 0, -1"
  })
  void agreesInExtremePoses(double rx, double ry, double rz, double x, double y, double z) {
    PortraitPose pose = RandomPoses.next(new Random(5), LIT.framing(), 2.5);
    RigidTransform root = new RigidTransform(rx, ry, rz, x, y, z);
    compare(LIT, pose.withRoot(root), 150, 110, "lit, root " + root);
    compare(PLAIN, pose.withRoot(root), 150, 110, "plain, root " + root);
  }

  @ParameterizedTest
  @EnumSource
  void agreesInEveryLight(LightPreset preset) {
    PortraitPose pose = RandomPoses.next(new Random(8), LIT.framing(), 0.8);
    compare(LIT, pose, 160, 160, preset, "lit, " + preset);
  }

  @Test
  void growsWithThePictureAndShrinksAgain() {
    PortraitPose pose = RandomPoses.next(new Random(9), LIT.framing(), 0.5);
    compare(LIT, pose, 80, 70, "lit, at first");
    compare(LIT, pose, 700, 530, "lit, larger than usual");
    compare(LIT, pose, 80, 70, "lit, afterwards");
  }
}
