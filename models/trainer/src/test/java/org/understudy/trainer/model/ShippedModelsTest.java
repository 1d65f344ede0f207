package org.understudy.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.assets.Assets;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.BustModelFile;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FaceModelFile;
import org.understudy.parametric.LandmarkEmbedding;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Side;
import org.understudy.parametric.Skeleton;

/** What the committed models must do, whatever they were built from. */
class ShippedModelsTest {
  /** Closed lips meet: their inner edges may pass each other by this much. */
  private static final float TOUCHING_METRES = 5e-4f;

  /** What is left of the distance between the lids' landmarks in a full blink. */
  private static final double SHUT_SHARE = 0.12;

  private static FaceModel face;
  private static BustModel bust;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = Assets.open("models/face.model")) {
      face = FaceModelFile.read(in);
    }
    try (InputStream in = Assets.open("models/bust.model")) {
      bust = BustModelFile.read(in);
    }
  }

  private static float[] landmarks(float strength, ArkitExpression... expressions) {
    float[] coefficients = new float[ArkitExpression.COUNT];
    for (ArkitExpression e : expressions) {
      coefficients[e.ordinal()] = strength;
    }
    float[] p = new float[face.mean().length];
    face.evaluate(new float[0], coefficients, p);
    float[] out = new float[3 * LandmarkEmbedding.COUNT];
    face.landmarks().locate(p, out);
    return out;
  }

  private static double distance(float[] p, int a, int b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      sum += Math.pow(p[3 * a + axis] - p[3 * b + axis], 2);
    }
    return Math.sqrt(sum);
  }

  @Test
  void symmetricLandmarksLieSymmetrically() {
    int[][] pairs = {
      {33, 263}, {133, 362}, {61, 291}, {78, 308}, {105, 334}, {48, 278}, {234, 454}, {172, 397},
      {159, 386}, {145, 374}, {81, 311}, {178, 402}, {40, 270}, {91, 321}, {468, 473}, {470, 475}
    };
    float[] p = landmarks(0);
    for (int[] pair : pairs) {
      int a = 3 * pair[0];
      int b = 3 * pair[1];
      assertThat(p[a]).as("%d", pair[0]).isNegative().isCloseTo(-p[b], within(1e-4f));
      assertThat(p[a + 1]).isCloseTo(p[b + 1], within(1e-4f));
      assertThat(p[a + 2]).isCloseTo(p[b + 2], within(1e-4f));
    }
    for (int middle : new int[] {1, 2, 6, 10, 13, 14, 17, 0, 152, 168}) {
      assertThat(p[3 * middle]).as("%d", middle).isCloseTo(0f, within(2e-4f));
    }
  }

  @Test
  void landmarksAreInTheOrderOfAFaceFromTopToChin() {
    float[] p = landmarks(0);
    int[] down = {10, 9, 168, 6, 4, 2, 0, 13, 14, 17, 152};
    for (int i = 1; i < down.length; i++) {
      assertThat(p[3 * down[i] + 1])
          .as("%d below %d", down[i], down[i - 1])
          .isLessThan(p[3 * down[i - 1] + 1] + TOUCHING_METRES);
    }
    assertThat(distance(p, 33, 263)).isBetween(0.075, 0.11);
    assertThat(distance(p, 61, 291)).isBetween(0.04, 0.065);
    assertThat(distance(p, 10, 152)).isBetween(0.13, 0.22);
  }

  @Test
  void aBlinkBringsTheLidsTogether() {
    int[][] left = {{386, 374}, {385, 380}, {387, 373}};
    int[][] right = {{159, 145}, {160, 144}, {158, 153}};
    float[] open = landmarks(0);
    float[] leftShut = landmarks(1, ArkitExpression.EYE_BLINK_LEFT);
    float[] rightShut = landmarks(1, ArkitExpression.EYE_BLINK_RIGHT);
    for (int i = 0; i < 3; i++) {
      double wasLeft = distance(open, left[i][0], left[i][1]);
      assertThat(wasLeft).isBetween(0.005, 0.014);
      assertThat(distance(leftShut, left[i][0], left[i][1])).isLessThan(SHUT_SHARE * wasLeft);
      assertThat(distance(rightShut, left[i][0], left[i][1])).isCloseTo(wasLeft, within(1e-4));
      double wasRight = distance(open, right[i][0], right[i][1]);
      assertThat(distance(rightShut, right[i][0], right[i][1])).isLessThan(SHUT_SHARE * wasRight);
    }
  }

  @Test
  void theJawPartsTheLipsAndMouthCloseShutsThem() {
    int[][] pairs = {{13, 14}, {312, 317}, {82, 87}, {311, 402}, {81, 178}};
    float[] rest = landmarks(0);
    float[] open = landmarks(1, ArkitExpression.JAW_OPEN);
    float[] shut = landmarks(1, ArkitExpression.JAW_OPEN, ArkitExpression.MOUTH_CLOSE);
    for (int[] pair : pairs) {
      assertThat(distance(rest, pair[0], pair[1])).isLessThan(0.004);
      assertThat(distance(open, pair[0], pair[1])).isGreaterThan(0.012);
      assertThat(distance(shut, pair[0], pair[1])).isLessThan(0.0045);
    }
    assertThat(open[3 * 152 + 1]).isLessThan(rest[3 * 152 + 1] - 0.01f);
  }

  @Test
  void smilesPullTheirOwnCorner() {
    float[] rest = landmarks(0);
    float[] smile = landmarks(1, ArkitExpression.MOUTH_SMILE_LEFT);
    assertThat(smile[3 * 291 + 1]).isGreaterThan(rest[3 * 291 + 1] + 0.003f);
    assertThat(smile[3 * 291]).isGreaterThan(rest[3 * 291]);
    assertThat(distance(smile, 61, 61)).isZero();
    assertThat(smile[3 * 61 + 1]).isCloseTo(rest[3 * 61 + 1], within(5e-4f));
  }

  @Test
  void irisesLieOnTheEyeballs() {
    float[] p = landmarks(0);
    for (Side side : Side.values()) {
      int first = side == Side.LEFT ? LandmarkEmbedding.LEFT_IRIS : LandmarkEmbedding.RIGHT_IRIS;
      float[] centre = face.eye(side).centre();
      for (int l = first; l < first + 5; l++) {
        double d = 0;
        for (int axis = 0; axis < 3; axis++) {
          d += Math.pow(p[3 * l + axis] - centre[axis], 2);
        }
        assertThat(Math.sqrt(d)).isCloseTo(face.eye(side).radius(), within(0.001));
      }
      assertThat(p[3 * first]).isCloseTo(centre[0], within(0.0015f));
      assertThat(p[3 * (first + 1)]).isGreaterThan(p[3 * (first + 3)] + 0.009f);
      assertThat(p[3 * (first + 2) + 1]).isGreaterThan(p[3 * (first + 4) + 1] + 0.009f);
    }
  }

  @Test
  void theBustHasTheJointsOfAPerson() {
    Skeleton skeleton = bust.skeleton(new float[0]);
    assertThat(skeleton.rest(PortraitJoint.HEAD, 1)).isBetween(0.2f, 0.35f);
    assertThat(skeleton.rest(PortraitJoint.LEFT_SHOULDER, 0)).isBetween(0.12f, 0.22f);
    assertThat(skeleton.rest(PortraitJoint.LEFT_SHOULDER, 0))
        .isCloseTo(-skeleton.rest(PortraitJoint.RIGHT_SHOULDER, 0), within(0.004f));
    float[] taller = new float[bust.shapeCount()];
    taller[0] = 2;
    assertThat(bust.skeleton(taller).restPositions()).isNotEqualTo(skeleton.restPositions());
  }
}
