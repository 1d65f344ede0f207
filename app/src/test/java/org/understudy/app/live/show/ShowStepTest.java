package org.understudy.app.live.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.understudy.app.live.Quality;
import org.understudy.app.live.SubjectState;
import org.understudy.parametric.PortraitPose;

class ShowStepTest {
  private ShowFixture show;

  @BeforeEach
  void open() throws Exception {
    show = new ShowFixture();
  }

  private void followLong(float jaw) {
    for (int i = 0; i < 40; i++) {
      show.follow(jaw);
    }
  }

  @Test
  void anAvatarIsThereBeforeAnyCamera() {
    show.alone(false);
    assertThat(show.shownColours).containsExactly(ShowFixture.AVATAR_COLOUR);
    assertThat(show.faces).containsExactly(false);
  }

  @Test
  void theSubjectIsFollowedAndTheTimeOfCaptureGoesAlong() {
    followLong(0.8f);
    long captured = show.now;
    show.follow(0.8f);
    assertThat(show.jaw()).isGreaterThan(0.5f);
    assertThat(show.captureTimes.getLast()).isEqualTo(captured);
    assertThat(show.faces.getLast()).isTrue();
  }

  @Test
  void aCameraThatIsGoneIsHeldThenEasedAndComesBackWithoutAJump() {
    followLong(0.8f);
    float before = show.jaw();
    int lost = show.poses.size();
    show.alone(false);
    assertThat(show.jaw()).isEqualTo(before);
    for (int i = 0; i < 90; i++) {
      show.alone(false);
    }
    assertThat(show.jaw()).isLessThan(0.05f);
    followLong(0.8f);
    assertThat(show.jaw()).isGreaterThan(0.5f);
    assertThat(show.largestStep(lost)).isLessThan(0.2f);
  }

  @Test
  void theFirstFaceComesWithoutAJump() {
    for (int i = 0; i < 100; i++) {
      show.alone(false);
    }
    int found = show.poses.size();
    followLong(0.9f);
    assertThat(show.jaw()).isGreaterThan(0.5f);
    assertThat(show.largestStep(found)).isLessThan(0.2f);
  }

  @Test
  void awayIsIdleAtOnceWhateverTheSubjectDoes() {
    followLong(0.8f);
    int away = show.poses.size();
    for (int i = 0; i < 8; i++) {
      show.step.show(show.state(1f), true, Quality.FULL, show.now);
      show.now += ShowFixture.FRAME;
      assertThat(show.faces.getLast()).isFalse();
    }
    assertThat(show.jaw()).isLessThan(0.01f);
    followLong(0.8f);
    assertThat(show.largestStep(away)).isLessThan(0.45f);
    assertThat(show.jaw()).isGreaterThan(0.5f);
  }

  @Test
  void aSubjectNobodyHasSeenYetIsNotFollowed() {
    SubjectState unknown =
        new SubjectState(
            PortraitPose.REST, PortraitPose.REST, false, false, "no face", 0, show.now);
    show.step.show(unknown, false, Quality.FULL, show.now);
    PortraitPose idle = show.poses.getLast();
    assertThat(idle.root().translationZ())
        .isCloseTo(
            show.avatar.framing().root().translationZ(),
            org.assertj.core.api.Assertions.within(0.01));
  }

  @Test
  void aPainterThatThrowsIsReplacedAndNothingElseIsShown() {
    followLong(0.3f);
    int before = show.shownColours.size();
    show.failing = 3;
    for (int i = 0; i < 5; i++) {
      show.follow(0.3f);
    }
    assertThat(show.shownColours).hasSize(before + 2).containsOnly(ShowFixture.AVATAR_COLOUR);
    assertThat(show.painters).isEqualTo(4);
    assertThat(show.closed).isEqualTo(3);
  }

  @Test
  void aPainterThatAlwaysThrowsEndsTheSession() {
    show.failing = Integer.MAX_VALUE;
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                show.follow(0);
              }
            })
        .hasMessage("the kernel broke");
    assertThat(show.shownColours).isEmpty();
  }

  @Test
  void aClockThatJumpsBackwardsStopsNothing() {
    followLong(0.8f);
    show.now -= 3_600_000_000_000L;
    int jumped = show.poses.size();
    followLong(0.2f);
    assertThat(show.jaw()).isLessThan(0.5f);
    for (int i = jumped; i < show.poses.size(); i++) {
      assertThat(show.poses.get(i).timestampNanos())
          .isGreaterThan(show.poses.get(i - 1).timestampNanos());
    }
  }

  @Test
  void qualityReachesThePainterAndItsSuccessor() {
    Quality less = Quality.LADDER.get(4);
    show.step.show(null, false, less, show.now);
    show.step.show(null, false, less, show.now + 1);
    assertThat(show.qualities).containsExactly(less);
    show.failing = 1;
    show.step.show(null, false, less, show.now + 2);
    show.step.show(null, false, less, show.now + 3);
    assertThat(show.qualities).containsExactly(less, less);
  }

  @Test
  void anotherLookTakesOverWithoutAJump() {
    followLong(0.8f);
    int before = show.poses.size();
    int closed = show.closed;
    show.change(show.avatar, 0xff0000ff);
    assertThat(show.closed).as("the painter before").isEqualTo(closed + 1);
    show.follow(0.8f);
    assertThat(show.shownColours.getLast()).isEqualTo(0xff0000ff);
    assertThat(show.largestStep(before)).isLessThan(0.05f);
  }

  @Test
  void anotherAvatarFollowsTooAndStaysAway() {
    followLong(0.8f);
    show.change(show.avatar.withMetadata(Map.of("copy", "yes")), 0xff0000ff);
    show.alone(true);
    assertThat(show.shownColours.getLast()).isEqualTo(0xff0000ff);
    assertThat(show.jaw()).isLessThan(0.05f);
    followLong(0.8f);
    assertThat(show.jaw()).isGreaterThan(0.5f);
  }
}
