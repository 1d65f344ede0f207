package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SteadyRegionTest {
  private static final SteadyRegion STEADY = new SteadyRegion(0, 0.03);
  private static final Region CURRENT = new Region(100, 100, 200, 3.1);

  @Test
  void trembleIsHardlyFollowed() {
    Region next = STEADY.towards(CURRENT, new Region(100.6, 100, 200, 3.1));
    // a tenth of the movement that is followed wholly
    assertThat(next.centreX()).isCloseTo(100.006, within(1e-9));
  }

  @Test
  void smallDifferencesMayBeIgnored() {
    SteadyRegion lazy = new SteadyRegion(0.04, 0.2);
    assertThat(lazy.towards(CURRENT, new Region(107, 100, 200, 3.1))).isEqualTo(CURRENT);
    // 0.12 is half way between 0.04 and 0.2, of which a quarter is followed
    assertThat(lazy.towards(CURRENT, new Region(124, 100, 200, 3.1)).centreX())
        .isCloseTo(106, within(1e-9));
  }

  @Test
  void movementIsFollowedWholly() {
    Region moved = new Region(110, 100, 200, 3.1);
    assertThat(STEADY.towards(CURRENT, moved)).isEqualTo(moved);
  }

  @Test
  void turnsTakeTheShortWay() {
    Region next = STEADY.towards(CURRENT, new Region(100, 100, 200, 3.12 - 2 * Math.PI));
    assertThat(next.rotation()).isCloseTo(3.1 + 0.02 * 4 / 9, within(1e-6));
  }

  @Test
  void slowMovementIsFollowedWithASmallLag() {
    Region region = CURRENT;
    for (int i = 1; i <= 300; i++) {
      region = STEADY.towards(region, new Region(100 + 0.5 * i, 100, 200, 3.1));
    }
    assertThat(region.centreX()).isCloseTo(250, within(0.02 * 200));
  }
}
