package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.parametric.PortraitPose;

class ViewAngleTest {
  private static final double[] PIVOT = {0.02, 0.1, -0.6};

  @Test
  void keepsThePivotWhereItIs() {
    PortraitPose pose = PortraitPose.REST;
    PortraitPose seen = new ViewAngle(30, -10).seen(pose, PIVOT);
    double[] inBust = pose.root().inverse().apply(PIVOT[0], PIVOT[1], PIVOT[2]);
    assertThat(seen.root().apply(inBust[0], inBust[1], inBust[2]))
        .containsExactly(PIVOT, within(1e-9));
  }

  @Test
  void aCameraAtTheLeftSeesAHeadTurnedToTheRight() {
    double[] angles =
        new ViewAngle(30, 0).seen(PortraitPose.REST, PIVOT).headRotation().toYawPitchRoll();
    assertThat(Math.toDegrees(angles[0])).isCloseTo(-30, within(1e-6));
  }

  @Test
  void aCameraAboveSeesAHeadThatLooksDown() {
    double[] angles =
        new ViewAngle(0, 20).seen(PortraitPose.REST, PIVOT).headRotation().toYawPitchRoll();
    assertThat(Math.toDegrees(angles[1])).isCloseTo(-20, within(1e-6));
  }

  @Test
  void readsYawAndPitch() {
    assertThat(ViewAngle.parse("20,-5.5")).isEqualTo(new ViewAngle(20, -5.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20", "a,b", "20,5,1", "100,0", "0,70", "NaN,0"})
  void refusesWhatIsNoView(String text) {
    assertThatThrownBy(() -> ViewAngle.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("yaw");
  }
}
