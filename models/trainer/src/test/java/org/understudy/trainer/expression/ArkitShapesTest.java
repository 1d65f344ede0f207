package org.understudy.trainer.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.trainer.SharedFolder;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.FaceAnatomy;
import org.understudy.trainer.makehuman.MakeHuman;

class ArkitShapesTest {
  private static ExpressiveCharacter character;
  private static float[] rest;
  private static FaceAnatomy anatomy;

  @BeforeAll
  static void open() throws IOException {
    var folder = SharedFolder.find("makehuman/data");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/makehuman/data");
    MakeHuman data = MakeHuman.open(folder.get());
    character = new ExpressiveCharacter(data.character(CharacterDescription.AVERAGE));
    rest = character.rest();
    anatomy = data.anatomy();
  }

  private static float[] at(float strength, ArkitExpression... expressions) {
    float[] coefficients = new float[ArkitExpression.COUNT];
    for (ArkitExpression e : expressions) {
      coefficients[e.ordinal()] = strength;
    }
    float[] out = new float[rest.length];
    character.express(coefficients, Gaze.AHEAD, out);
    return out;
  }

  /**
   * Mean distance between seam vertices above and below the middle of their loop, near its middle.
   */
  private static double opening(float[] positions, int[] seam) {
    double middle = 0;
    double centre = 0;
    for (int v : seam) {
      middle += rest[3 * v + 1] / seam.length;
      centre += rest[3 * v] / seam.length;
    }
    double above = 0;
    double below = 0;
    int countAbove = 0;
    int countBelow = 0;
    for (int v : seam) {
      if (Math.abs(rest[3 * v] - centre) > 0.006) {
        continue;
      }
      if (rest[3 * v + 1] > middle) {
        above += positions[3 * v + 1];
        countAbove++;
      } else {
        below += positions[3 * v + 1];
        countBelow++;
      }
    }
    return above / countAbove - below / countBelow;
  }

  @Test
  void everyShapeMovesTheFaceByMillimetresAndLeavesTheShouldersAlone() {
    for (ArkitExpression e : ArkitExpression.all()) {
      float[] by = character.shapes().offsets(e);
      double largest = 0;
      for (int i = 0; i < by.length; i += 3) {
        largest = Math.max(largest, Math.hypot(Math.hypot(by[i], by[i + 1]), by[i + 2]));
      }
      assertThat(largest).as(e.arkitName()).isBetween(0.0008, 0.07);
      for (int v : character.shapes().vertices(e)) {
        assertThat(rest[3 * v + 1]).as(e.arkitName()).isGreaterThan(0.05f);
      }
    }
  }

  @Test
  void pairsMirrorEachOther() {
    Map<Long, Integer> byPlace = new HashMap<>();
    for (int v = 0; v < MakeHuman.BODY_VERTICES; v++) {
      byPlace.put(key(rest[3 * v], rest[3 * v + 1], rest[3 * v + 2]), v);
    }
    for (ArkitExpression e : ArkitExpression.all()) {
      if (!e.arkitName().endsWith("Left")) {
        continue;
      }
      float[] one = at(1, e);
      float[] other = at(1, e.mirrored());
      int compared = 0;
      double error = 0;
      double size = 0;
      for (int v = 0; v < MakeHuman.BODY_VERTICES; v++) {
        Integer m = byPlace.get(key(-rest[3 * v], rest[3 * v + 1], rest[3 * v + 2]));
        if (m != null) {
          compared++;
          double dx = (one[3 * v] - rest[3 * v]) + (other[3 * m] - rest[3 * m]);
          double dy = one[3 * v + 1] - other[3 * m + 1];
          error += dx * dx + dy * dy;
          size += Math.pow(one[3 * v + 1] - rest[3 * v + 1], 2);
          size += Math.pow(one[3 * v] - rest[3 * v], 2);
        }
      }
      assertThat(compared).isGreaterThan(4000);
      assertThat(Math.sqrt(error / size)).as(e.arkitName()).isLessThan(0.02);
    }
  }

  private static long key(float x, float y, float z) {
    return Math.round(x * 5000.0) * 4_000_000L
        + Math.round(y * 5000.0) * 2000
        + Math.round(z * 5000.0);
  }

  @Test
  void lidsCloseAndStayOutsideTheEyeballOnTheWay() {
    for (boolean left : new boolean[] {true, false}) {
      ArkitExpression blink =
          left ? ArkitExpression.EYE_BLINK_LEFT : ArkitExpression.EYE_BLINK_RIGHT;
      int[] lids = anatomy.lidMargin(left);
      double open = opening(rest, lids);
      assertThat(opening(at(1, blink), lids)).isLessThan(0.15 * open);
      float[] centre = character.eyeCentre(left);
      for (float strength : new float[] {0.25f, 0.5f, 0.75f, 1f}) {
        float[] p = at(strength, blink);
        for (int v : lids) {
          double d =
              Math.hypot(
                  Math.hypot(p[3 * v] - centre[0], p[3 * v + 1] - centre[1]),
                  p[3 * v + 2] - centre[2]);
          double atRest =
              Math.hypot(
                  Math.hypot(rest[3 * v] - centre[0], rest[3 * v + 1] - centre[1]),
                  rest[3 * v + 2] - centre[2]);
          assertThat(d).isGreaterThan(Math.min(character.eyeRadius(left), atRest) - 1e-5);
        }
      }
    }
  }

  @Test
  void theLowerLipIsRaisedToMeetTheUpperOneAndNothingElse() {
    float[] unsealed = character.character().positions();
    int raised = 0;
    for (int v = 0; v < rest.length / 3; v++) {
      assertThat(rest[3 * v]).isEqualTo(unsealed[3 * v]);
      float up = rest[3 * v + 1] - unsealed[3 * v + 1];
      assertThat(up).isBetween(0f, 0.002f);
      raised += up > 0.0003f ? 1 : 0;
    }
    assertThat(raised).isBetween(50, 1500);
  }

  @Test
  void theJawPartsTheLipsAndMouthCloseShutsThem() {
    int[] lips = anatomy.lipSeam();
    double atRest = opening(rest, lips);
    double open = opening(at(1, ArkitExpression.JAW_OPEN), lips);
    double closed = opening(at(1, ArkitExpression.JAW_OPEN, ArkitExpression.MOUTH_CLOSE), lips);
    assertThat(open).isGreaterThan(atRest + 0.012);
    assertThat(closed).isCloseTo(atRest, within(0.0006));
  }

  @Test
  void sidewaysShapesGoToTheirSide() {
    for (var pair :
        Map.of(
                ArkitExpression.JAW_LEFT, ArkitExpression.JAW_RIGHT,
                ArkitExpression.MOUTH_LEFT, ArkitExpression.MOUTH_RIGHT)
            .entrySet()) {
      double sumLeft = 0;
      double sumRight = 0;
      float[] left = at(1, pair.getKey());
      float[] right = at(1, pair.getValue());
      for (int v : anatomy.lipSeam()) {
        sumLeft += left[3 * v] - rest[3 * v];
        sumRight += right[3 * v] - rest[3 * v];
      }
      assertThat(sumLeft).as("%s", pair.getKey()).isPositive();
      assertThat(sumRight).isNegative();
    }
  }
}
