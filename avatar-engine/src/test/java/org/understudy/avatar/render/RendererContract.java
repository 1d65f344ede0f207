package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.Pictures;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.avatar.reference.ReferenceComparison;
import org.understudy.avatar.reference.ReferenceImage;
import org.understudy.avatar.reference.ReferenceRenderer;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/** What every renderer does; implementations inherit the tests. */
abstract class RendererContract {
  private static final Avatar AVATAR = ProceduralAvatar.create(8, 24, 96);
  private static final Avatar LIT = ProceduralAvatar.lit(AVATAR);

  abstract AvatarRenderer create(Avatar avatar);

  private RgbaImage draw(Avatar avatar, PortraitPose pose, int width, int height) {
    RgbaImage image = new RgbaImage(width, height);
    image.fill(0x12345678);
    create(avatar).render(pose, avatar.framing().camera(width, height), image);
    return image;
  }

  private static PortraitPose rest(Avatar avatar) {
    return PortraitPose.REST.withRoot(avatar.framing().root());
  }

  @ParameterizedTest
  @CsvSource({"1,1", "17,16", "64,47", "129,130"})
  void agreesWithTheReferenceAtOddSizes(int width, int height) {
    PortraitPose pose = RandomPoses.next(new Random(3), AVATAR.framing(), .4);
    PinholeCamera camera = AVATAR.framing().camera(width, height);
    ReferenceImage reference = new ReferenceRenderer(AVATAR).render(pose, camera);
    ReferenceComparison comparison =
        ReferenceComparison.of(reference, draw(AVATAR, pose, width, height));
    assertThat(comparison.foreground().psnr()).as(comparison.toString()).isGreaterThan(34);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void agreesWithThePlainRendererInRandomPoses(int seed) {
    PortraitPose pose = RandomPoses.next(new Random(seed), AVATAR.framing(), 1.5 * seed / 5);
    RgbaImage expected = new RgbaImage(150, 150);
    AvatarRenderers.create(
            AVATAR, RendererOptions.oneThread().withBackend(RendererOptions.Backend.PLAIN))
        .render(pose, AVATAR.framing().camera(150, 150), expected);
    RgbaImage actual = draw(AVATAR, pose, 150, 150);
    assertThat(Pictures.psnr(expected, actual)).as("PSNR in dB").isGreaterThan(45);
  }

  @ParameterizedTest
  @EnumSource
  void lightsAsThePlainRendererAndTheReferenceDo(LightPreset preset) {
    PortraitPose pose = RandomPoses.next(new Random(8), LIT.framing(), .8);
    PinholeCamera camera = LIT.framing().camera(120, 120);
    PortraitLight light = preset.from(LIT.light().orElseThrow());
    AvatarRenderer plain =
        AvatarRenderers.create(
            LIT, RendererOptions.oneThread().withBackend(RendererOptions.Backend.PLAIN).in(preset));
    RgbaImage expected = new RgbaImage(120, 120);
    plain.render(pose, camera, expected);
    AvatarRenderer renderer = create(LIT);
    renderer.relight(light);
    RgbaImage actual = new RgbaImage(120, 120);
    renderer.render(pose, camera, actual);
    assertThat(Pictures.psnr(expected, actual)).as("PSNR to plain in dB").isGreaterThan(45);
    ReferenceImage reference = new ReferenceRenderer(LIT).render(pose, camera, light);
    ReferenceComparison comparison = ReferenceComparison.of(reference, actual);
    assertThat(comparison.foreground().psnr()).as(comparison.toString()).isGreaterThan(32);
  }

  @Test
  void atRestTheLightOfTheTexturesChangesNothing() {
    Avatar matte = ProceduralAvatar.matte(LIT);
    assertThat(Pictures.psnr(draw(AVATAR, rest(AVATAR), 90, 90), draw(matte, rest(matte), 90, 90)))
        .isGreaterThan(70);
  }

  @Test
  void whatShinesShinesElsewhereWhenSeenFromElsewhere() {
    Avatar matte = ProceduralAvatar.matte(LIT);
    double ahead = Pictures.psnr(draw(LIT, rest(LIT), 90, 90), draw(matte, rest(matte), 90, 90));
    assertThat(ahead).isLessThan(40);
    PortraitPose turned = turned(rest(LIT), 0.5);
    double aside = Pictures.psnr(draw(LIT, turned, 90, 90), draw(matte, turned, 90, 90));
    assertThat(aside).isLessThan(40).isNotCloseTo(ahead, within(0.1));
  }

  /** The whole bust turned to its left, which turns its light as well. */
  private static PortraitPose turned(PortraitPose pose, double radians) {
    RigidTransform root = pose.root();
    return pose.withRoot(
        new RigidTransform(
            0, radians, 0, root.translationX(), root.translationY(), root.translationZ()));
  }

  @Test
  void lightFromTheLeftBrightensTheLeft() {
    AvatarRenderer renderer = create(LIT);
    PinholeCamera camera = LIT.framing().camera(64, 64);
    RgbaImage side = new RgbaImage(64, 64);
    renderer.render(rest(LIT), camera, side);
    renderer.relight(PortraitLight.EVEN);
    RgbaImage even = new RgbaImage(64, 64);
    renderer.render(rest(LIT), camera, even);
    // the subject's left is on the right of the picture
    assertThat(brightness(side, 40) - brightness(side, 24))
        .isGreaterThan(brightness(even, 40) - brightness(even, 24) + 200);
  }

  private static int brightness(RgbaImage image, int column) {
    int sum = 0;
    for (int y = 0; y < image.height(); y++) {
      sum += RgbaImage.green(image.pixel(column, y));
    }
    return sum;
  }

  @Test
  void drawsTheSameTwiceAndLeavesNothingOfTheLastFrame() {
    AvatarRenderer renderer = create(AVATAR);
    PinholeCamera camera = AVATAR.framing().camera(70, 70);
    RgbaImage first = new RgbaImage(70, 70);
    RgbaImage second = new RgbaImage(70, 70);
    renderer.render(rest(AVATAR), camera, first);
    renderer.render(
        rest(AVATAR).withRoot(new RigidTransform(0, 1, 0, .1, -.2, -.9)), camera, second);
    RgbaImage other = new RgbaImage(33, 20);
    renderer.render(rest(AVATAR), AVATAR.framing().camera(33, 20), other);
    renderer.render(rest(AVATAR), camera, second);
    assertThat(second.pixels()).isEqualTo(first.pixels());
  }

  @ParameterizedTest
  @CsvSource({"16,16", "70,53", "129,130"})
  void drawsInFrontOfABackgroundWhatComposingItAfterwardsGives(int width, int height) {
    RgbaImage room = new RgbaImage(40, 30);
    Random random = new Random(5);
    for (int i = 0; i < room.pixels().length; i++) {
      room.pixels()[i] = RgbaImage.pack(random.nextInt(256), i & 255, random.nextInt(256), 255);
    }
    List<Background> backgrounds =
        List.of(Background.transparent(), Background.colour(9, 200, 77), Background.picture(room));
    PinholeCamera camera = AVATAR.framing().camera(width, height);
    AvatarRenderer renderer = create(AVATAR);
    AvatarRenderer other = create(AVATAR);
    RgbaImage actual = new RgbaImage(width, height);
    RgbaImage expected = new RgbaImage(width, height);
    for (int frame = 0; frame < 6; frame++) {
      // from one place to another, so that tiles become empty and full again
      PortraitPose pose = RandomPoses.next(new Random(frame), AVATAR.framing(), .7);
      RigidTransform aside = new RigidTransform(0, 0, 0, .1 * (frame % 3 - 1), 0, -.1 * frame);
      pose = pose.withRoot(pose.root().after(aside));
      Background background = backgrounds.get(frame % backgrounds.size());
      other.render(pose, camera, expected);
      background.compose(expected);
      actual.fill(0x7654321);
      renderer.render(pose, camera, background, actual);
      assertThat(actual.pixels()).as("frame %d", frame).isEqualTo(expected.pixels());
    }
  }

  @Test
  void leavesWhatItDoesNotCoverTransparent() {
    RgbaImage gone =
        draw(AVATAR, rest(AVATAR).withRoot(new RigidTransform(0, 0, 0, 5, 0, -1)), 40, 40);
    assertThat(gone.pixels()).containsOnly(0);
    RgbaImage behind =
        draw(AVATAR, rest(AVATAR).withRoot(new RigidTransform(0, 0, 0, 0, 0, 1)), 40, 40);
    assertThat(behind.pixels()).containsOnly(0);
    assertThat(draw(AVATAR, rest(AVATAR), 40, 40).pixel(0, 0)).isZero();
  }

  @Test
  void survivesACameraInsideTheHead() {
    RgbaImage image =
        draw(AVATAR, rest(AVATAR).withRoot(new RigidTransform(0, .3, 0, 0, -.28, -.02)), 64, 64);
    assertThat(image.pixels()).hasSize(64 * 64);
  }

  @Test
  void rejectsATargetOfAnotherSize() {
    AvatarRenderer renderer = create(AVATAR);
    assertThatThrownBy(
            () ->
                renderer.render(
                    rest(AVATAR), AVATAR.framing().camera(64, 64), new RgbaImage(64, 63)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64x64")
        .hasMessageContaining("64x63");
  }

  @Test
  void keepsPremultipliedColoursWithinAlpha() {
    for (int pixel : draw(AVATAR, rest(AVATAR), 90, 90).pixels()) {
      int most =
          Math.max(RgbaImage.red(pixel), Math.max(RgbaImage.green(pixel), RgbaImage.blue(pixel)));
      assertThat(most).isLessThanOrEqualTo(RgbaImage.alpha(pixel) + 2);
    }
  }

  @Test
  void compositesByTheDirectSumOfEquation8() {
    int[] colours = {
      RgbaImage.pack(80, 0, 10, 100), RgbaImage.pack(0, 60, 0, 60), RgbaImage.pack(90, 90, 200, 200)
    };
    Avatar stack = stackOfCards(colours, new double[] {-1, -1.01, -1.02});
    int pixel = draw(stack, rest(stack), 9, 9).pixel(4, 4);
    double transmittance = 1;
    double[] sum = new double[4];
    for (int colour : colours) {
      for (int c = 0; c < 4; c++) {
        sum[c] += transmittance * (colour >>> (8 * c) & 255);
      }
      transmittance *= 1 - (colour >>> 24) / 255.0;
    }
    for (int c = 0; c < 4; c++) {
      assertThat((double) (pixel >>> (8 * c) & 255)).isBetween(sum[c] - 1.01, sum[c] + 1.01);
    }
  }

  @Test
  void ordersByDepthAndNotBySheet() {
    int front = RgbaImage.pack(255, 0, 0, 255);
    int back = RgbaImage.pack(0, 255, 0, 255);
    Avatar forward = stackOfCards(new int[] {front, back}, new double[] {-1, -1.5});
    Avatar backward = stackOfCards(new int[] {back, front}, new double[] {-1.5, -1});
    assertThat(draw(forward, rest(forward), 9, 9).pixel(4, 4)).isEqualTo(front);
    assertThat(draw(backward, rest(backward), 9, 9).pixel(4, 4)).isEqualTo(front);
  }

  @Test
  void survivesMoreFragmentsThanAPixelKeeps() {
    int[] colours = new int[90];
    double[] depths = new double[90];
    for (int i = 0; i < 90; i++) {
      colours[i] = RgbaImage.pack(4, 4, 0, 4);
      depths[i] = -1 - .002 * ((i * 37) % 90);
    }
    Avatar stack = stackOfCards(colours, depths);
    double expected = 255 * (1 - Math.pow(1 - 4 / 255.0, 90));
    int alpha = RgbaImage.alpha(draw(stack, rest(stack), 9, 9).pixel(4, 4));
    assertThat((double) alpha).isBetween(expected - 8, expected + 8);
  }

  @Test
  void gazeTurnsTheEyeballsOnly() {
    PortraitPose ahead = rest(AVATAR).withExpression(AVATAR.canonicalExpression());
    RgbaImage straight = draw(AVATAR, ahead, 256, 256);
    RgbaImage aside = draw(AVATAR, ahead.withGaze(new Gaze(.4f, 0, .4f, 0)), 256, 256);
    int changed = 0;
    for (int y = 0; y < 256; y++) {
      for (int x = 0; x < 256; x++) {
        if (straight.pixel(x, y) != aside.pixel(x, y)) {
          changed++;
          assertThat(y).as("row of a changed pixel").isBetween(50, 110);
        }
      }
    }
    assertThat(changed).isPositive();
  }

  @Test
  void reportsItsBackendAndTimings() {
    AvatarRenderer renderer = create(AVATAR);
    assertThat(renderer.backend().name()).isNotBlank();
    assertThat(renderer.backend().reason()).isNotBlank();
    renderer.render(rest(AVATAR), AVATAR.framing().camera(64, 64), new RgbaImage(64, 64));
    assertThat(renderer.timings().deformNanos()).isPositive();
    assertThat(renderer.timings().rasterNanos()).isPositive();
  }

  /** Flat square sheets of one colour each, facing the camera at some depths. */
  private static Avatar stackOfCards(int[] colours, double[] depths) {
    List<Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < colours.length; i++) {
      float[] vertices = {-1, 1, 0, 1, 1, 0, -1, -1, 0, 1, -1, 0};
      for (int v = 0; v < 4; v++) {
        vertices[3 * v + 2] = (float) (depths[i] + 1.1);
      }
      float[] weights = new float[28];
      for (int v = 0; v < 4; v++) {
        weights[7 * v] = 1;
      }
      RgbaImage texture = new RgbaImage(4, 4);
      Arrays.fill(texture.pixels(), colours[i]);
      sheets.add(
          new Sheet(
              "card-" + i,
              1,
              1,
              vertices,
              weights,
              Collections.nCopies(ArkitExpression.COUNT, SparseDisplacement.NONE),
              texture,
              Optional.empty()));
    }
    return AVATAR.withSheets(sheets);
  }
}
