package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RegionTest {
  @Test
  void wholePictureIsLetterboxed() {
    Region wide = Region.ofPicture(640, 360);
    assertThat(wide.size()).isEqualTo(640);
    assertThat(wide.pictureX(0, 0)).isEqualTo(0);
    assertThat(wide.pictureY(0, 0)).isEqualTo(-140);
    assertThat(wide.pictureY(1, 1)).isEqualTo(500);
    Region tall = Region.ofPicture(100, 300);
    assertThat(tall.pictureX(0, 0)).isEqualTo(-100);
    assertThat(tall.pictureY(0, 1)).isEqualTo(300);
  }

  @Test
  void mappingsAreInverse() {
    Region region = new Region(120, 80, 50, 0.7);
    double x = region.pictureX(0.2, 0.9);
    double y = region.pictureY(0.2, 0.9);
    assertThat(region.regionU(x, y)).isCloseTo(0.2, within(1e-12));
    assertThat(region.regionV(x, y)).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void positiveRotationsAreClockwiseOnTheScreen() {
    Region region = new Region(0, 0, 2, Math.PI / 2);
    // the right end of the region's horizontal axis points down
    assertThat(region.pictureX(1, 0.5)).isCloseTo(0, within(1e-12));
    assertThat(region.pictureY(1, 0.5)).isCloseTo(1, within(1e-12));
  }

  @Test
  void overlapIsIntersectionOverUnion() {
    Region a = new Region(0, 0, 2, 0);
    assertThat(a.overlap(a)).isEqualTo(1);
    assertThat(a.overlap(new Region(1, 0, 2, 0))).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(a.overlap(new Region(5, 0, 2, 0))).isZero();
  }

  @Test
  void impossibleRegionsAreRefused() {
    assertThatThrownBy(() -> new Region(0, 0, 0, 0)).hasMessageContaining("size 0.0");
    assertThatThrownBy(() -> new Region(Double.NaN, 0, 1, 0)).hasMessageContaining("NaN");
  }
}
