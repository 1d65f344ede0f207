package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HairShapeTest {
  private static final float RADIUS = 0.09f;
  private static final float[] LEFT = {0.03f, 0, 0.085f};
  private static final float[] RIGHT = {-0.03f, 0, 0.085f};

  /** A skull about (0, 0.025, 0), where {@link HairShape} takes the middle of the head to be. */
  private static float[] ball(float radius, int count) {
    float[] points = new float[3 * count];
    for (int i = 0; i < count; i++) {
      double y = 1 - (i + 0.5) * 2 / count;
      double r = Math.sqrt(1 - y * y);
      double angle = i * Math.PI * (3 - Math.sqrt(5));
      points[3 * i] = (float) (radius * r * Math.cos(angle));
      points[3 * i + 1] = 0.025f + (float) (radius * y);
      points[3 * i + 2] = (float) (radius * r * Math.sin(angle));
    }
    return points;
  }

  private static HairShape head() {
    return new HairShape(ball(RADIUS, 4000), LEFT, RIGHT);
  }

  private static HairLook look(float volume, float parting, float opening) {
    return new HairLook(
        "hair/any", true, new Rgb(0.2f, 0.2f, 0.2f), 1, 0, volume, parting, opening);
  }

  @Test
  void volumeScalesTheDistanceFromTheSkull() {
    float[] hair = {0, 0.025f + RADIUS + 0.03f, 0, 0.14f, -0.1f, 0};
    head().apply(hair, look(0.5f, 0, 0));
    assertThat(hair[1] - 0.025f - RADIUS).isCloseTo(0.015f, within(0.001f));
    assertThat(hair[3]).as("hair below the eyes stays").isEqualTo(0.14f);
    assertThat(hair[4]).isEqualTo(-0.1f);
  }

  @Test
  void hairThatSinksIntoTheSkullIsLifted() {
    float[] hair = {0, 0.025f + RADIUS - 0.005f, 0};
    head().apply(hair, look(1, 0, 0));
    assertThat(hair[1] - 0.025f).isGreaterThan(RADIUS + 0.001f);
  }

  @Test
  void anOpenedFringeLeavesTheEyesFree() {
    float[] fringe = new float[3 * 41];
    for (int i = 0; i <= 40; i++) {
      double angle = Math.toRadians(-60 + 3 * i);
      fringe[3 * i] = (float) (0.1 * Math.sin(angle));
      fringe[3 * i + 1] = 0;
      fringe[3 * i + 2] = (float) (0.1 * Math.cos(angle));
    }
    float[] before = fringe.clone();
    head().apply(fringe, look(1, 20, 45));
    double nearest = 180;
    for (int i = 0; i < fringe.length; i += 3) {
      double angle = Math.toDegrees(Math.atan2(fringe[i], fringe[i + 2]));
      double was = Math.toDegrees(Math.atan2(before[i], before[i + 2]));
      nearest = Math.min(nearest, Math.abs(angle));
      if (Math.abs(was - 20) > 0.5) {
        assertThat(Math.signum(angle)).as("side of the parting").isEqualTo(Math.signum(was - 20));
      }
      assertThat(Math.hypot(fringe[i], fringe[i + 2])).isGreaterThan(RADIUS);
    }
    assertThat(nearest).isGreaterThan(44);
  }

  @Test
  void aClosedFringeStays() {
    float[] hair = {0.02f, 0, 0.1f};
    head().apply(hair, look(1, 20, 0));
    assertThat(hair).containsExactly(0.02f, 0, 0.1f);
  }
}
