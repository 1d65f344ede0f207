package org.understudy.app.turntable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

class FilmTest {
  private static List<Film.Frame> frames = List.of();

  @BeforeAll
  static void film() throws IOException {
    Avatar ada = AvatarGallery.load("ada");
    frames = Film.of(ada);
  }

  private static double yaw(PortraitPose pose) {
    return Math.toDegrees(pose.headRotation().toYawPitchRoll()[0]);
  }

  private static double pitch(PortraitPose pose) {
    return Math.toDegrees(pose.headRotation().toYawPitchRoll()[1]);
  }

  @Test
  void everyShapeIsShownAloneAtFullStrengthUnderItsName() {
    for (ArkitExpression shape : ArkitExpression.all()) {
      assertThat(frames)
          .as(shape.arkitName())
          .anySatisfy(
              frame -> {
                float[] expected = new float[ArkitExpression.COUNT];
                expected[shape.ordinal()] = 1;
                assertThat(frame.label()).isEqualTo(shape.arkitName());
                assertThat(frame.pose().expression()).containsExactly(expected);
              });
    }
  }

  @Test
  void theBustTurnsToBothSidesAndUpAndDown() {
    assertThat(frames.stream().mapToDouble(f -> yaw(f.pose())).max().orElseThrow())
        .isCloseTo(60, within(0.2));
    assertThat(frames.stream().mapToDouble(f -> yaw(f.pose())).min().orElseThrow())
        .isCloseTo(-60, within(0.2));
    assertThat(frames.stream().mapToDouble(f -> pitch(f.pose())).max().orElseThrow())
        .isCloseTo(25, within(0.2));
    assertThat(frames.stream().mapToDouble(f -> pitch(f.pose())).min().orElseThrow())
        .isCloseTo(-25, within(0.2));
  }

  @Test
  void framesFollowEachOtherEvenlyAndWithoutJumps() {
    for (int i = 1; i < frames.size(); i++) {
      PortraitPose before = frames.get(i - 1).pose();
      PortraitPose pose = frames.get(i).pose();
      assertThat(pose.timestampNanos() - before.timestampNanos()).isEqualTo(40_000_000L);
      assertThat(Math.abs(yaw(pose) - yaw(before))).isLessThan(3);
      for (ArkitExpression shape : ArkitExpression.all()) {
        assertThat(Math.abs(pose.expression(shape) - before.expression(shape)))
            .isLessThanOrEqualTo(0.36f);
      }
    }
  }

  @Test
  void theHeadTurnsOnTheSpot() throws IOException {
    Avatar ada = AvatarGallery.load("ada");
    PortraitPose front = PortraitPose.REST.withRoot(Station.root(ada, 0, 0));
    PortraitPose side = PortraitPose.REST.withRoot(Station.root(ada, 60, 0));
    var head = org.understudy.parametric.PortraitJoint.HEAD;
    assertThat(ada.skeleton().jointInCamera(side, head))
        .containsExactly(ada.skeleton().jointInCamera(front, head), within(1e-9));
  }
}
