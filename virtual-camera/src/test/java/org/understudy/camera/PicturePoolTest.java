package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PicturePoolTest {
  private final PicturePool pool = new PicturePool(4);

  @Test
  void picturesAreUsedAgainOnceNobodyLooks() {
    SharedPicture first = pool.copyOf(new int[] {1, 2, 3, 4}, 10);
    pool.retain(first);
    pool.release(first);
    SharedPicture second = pool.copyOf(new int[] {5, 6, 7, 8}, 20);
    assertThat(second).isNotSameAs(first);
    assertThat(first.pixels).containsExactly(1, 2, 3, 4);
    pool.release(first);
    SharedPicture third = pool.copyOf(new int[] {9, 9, 9, 9}, 30);
    assertThat(third).isSameAs(first);
    assertThat(third.captureNanos).isEqualTo(30);
    assertThat(pool.size()).isEqualTo(2);
  }

  @Test
  void givesUpWhatFewerSinksNoLongerNeed() {
    SharedPicture[] many = new SharedPicture[8];
    for (int i = 0; i < many.length; i++) {
      many[i] = pool.copyOf(new int[4], i);
    }
    for (SharedPicture picture : many) {
      pool.release(picture);
    }
    assertThat(pool.size()).isLessThanOrEqualTo(4);
  }
}
