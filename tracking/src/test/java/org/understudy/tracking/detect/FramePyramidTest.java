package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.understudy.tracking.capture.VideoFrame;

class FramePyramidTest {
  @Test
  void twoByTwoPixelsAreAveragedAndOddEndsRepeated() {
    // 3x3 pixels with the same value in all channels
    int[] values = {10, 20, 30, 40, 50, 60, 70, 80, 90};
    byte[] source = new byte[27];
    for (int i = 0; i < 27; i++) {
      source[i] = (byte) values[i / 3];
    }
    byte[] target = new byte[12];
    FramePyramid.halve(source, 3, 3, target);
    assertThat(target).containsExactly(30, 30, 30, 45, 45, 45, 75, 75, 75, 90, 90, 90);
  }

  @Test
  void levelsEndWhereThereIsNothingToHalve() {
    FramePyramid pyramid = new FramePyramid();
    pyramid.reset(new VideoFrame(new byte[3 * 4 * 9], 4, 9, 0, 0));
    assertThat(pyramid.reach(9)).isEqualTo(2);
    assertThat(pyramid.level(1).width()).isEqualTo(2);
    assertThat(pyramid.level(1).height()).isEqualTo(5);
    assertThat(pyramid.level(2).width()).isEqualTo(1);
    assertThat(pyramid.reach(1)).isEqualTo(1);
    assertThat(pyramid.level(0)).isSameAs(pyramid.frame());
  }

  @Test
  void levelFollowsFromTheStep() {
    assertThat(FramePyramid.levelFor(0.5)).isZero();
    assertThat(FramePyramid.levelFor(1.49)).isZero();
    assertThat(FramePyramid.levelFor(1.5)).isEqualTo(1);
    assertThat(FramePyramid.levelFor(5)).isEqualTo(2);
    assertThat(FramePyramid.levelFor(6)).isEqualTo(3);
    assertThatThrownBy(() -> new FramePyramid().frame()).hasMessageContaining("needs a frame");
  }
}
