package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnchorsTest {
  @Test
  void countsAreThoseOfTheNetworks() {
    assertThat(Anchors.forFaces().count()).isEqualTo(896);
    assertThat(Anchors.forPoses().count()).isEqualTo(2254);
  }

  @Test
  void layersOfOneStrideShareCellsAndCentresAreAtHalves() {
    // 32 pixels: stride 16 twice gives 2x2 cells with 4 anchors each
    Anchors anchors = Anchors.of(32, 16, 16);
    assertThat(anchors.count()).isEqualTo(16);
    assertThat(anchors.x()).startsWith(0.25f, 0.25f, 0.25f, 0.25f, 0.75f, 0.75f, 0.75f, 0.75f);
    assertThat(anchors.y()[7]).isEqualTo(0.25f);
    assertThat(anchors.y()[8]).isEqualTo(0.75f);
  }
}
