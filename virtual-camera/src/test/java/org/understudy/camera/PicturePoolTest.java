package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PicturePoolTest {
  private final PicturePool pool = new PicturePool(4);

  @Test
  void picturesAreUsedAgainOnceNobodyLooks() {
    pool.keepFor(1);
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
  void allocatesNothingOnceItHasWhatTheSinksNeed() {
    pool.keepFor(2);
    SharedPicture[] all = new SharedPicture[5];
    for (int i = 0; i < all.length; i++) {
      all[i] = pool.copyOf(new int[4], i);
    }
    for (SharedPicture picture : all) {
      pool.release(picture);
    }
    for (int i = 0; i < all.length; i++) {
      assertThat(all).contains(pool.copyOf(new int[4], i));
    }
    assertThat(pool.size()).isEqualTo(5);
  }

  @Test
  void givesUpWhatFewerSinksNoLongerNeed() {
    pool.keepFor(3);
    SharedPicture[] many = new SharedPicture[7];
    for (int i = 0; i < many.length; i++) {
      many[i] = pool.copyOf(new int[4], i);
    }
    for (int i = 0; i < 6; i++) {
      pool.release(many[i]);
    }
    pool.keepFor(1);
    assertThat(pool.size()).isEqualTo(3);
    pool.keepFor(0);
    pool.release(many[6]);
    assertThat(pool.size()).isEqualTo(1);
  }
}
