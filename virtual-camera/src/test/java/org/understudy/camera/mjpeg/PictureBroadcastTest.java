package org.understudy.camera.mjpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.understudy.camera.LiveFormat;

class PictureBroadcastTest {
  private static final LiveFormat FORMAT = new LiveFormat(32, 16, 30);

  @Test
  void readersShareOneBufferAndBuffersAreRecycled() throws Exception {
    try (PictureBroadcast broadcast = new PictureBroadcast(FORMAT)) {
      int[] pixels = new int[FORMAT.pixels()];
      broadcast.join();
      broadcast.join();
      broadcast.show(pixels);
      JpegPicture held = broadcast.await(0).orElseThrow();
      assertThat(broadcast.await(0)).containsSame(held);
      broadcast.release(held);
      byte[] asSent = held.bytes().clone();
      long seen = held.number;
      for (int i = 0; i < 50; i++) {
        pixels[0] = i * 0x010101;
        broadcast.show(pixels);
        JpegPicture next = broadcast.await(seen).orElseThrow();
        assertThat(next.number).isEqualTo(seen + 1);
        assertThat(next).isNotSameAs(held);
        seen = next.number;
        broadcast.release(next);
      }
      assertThat(held.bytes()).isEqualTo(asSent);
      assertThat(broadcast.buffers()).isEqualTo(3);
    }
  }

  @Test
  void encodesNothingWhileNobodyReads() throws Exception {
    try (PictureBroadcast broadcast = new PictureBroadcast(FORMAT)) {
      for (int i = 0; i < 5; i++) {
        broadcast.show(new int[FORMAT.pixels()]);
      }
      assertThat(broadcast.buffers()).isZero();
      broadcast.join();
      assertThat(broadcast.await(0).orElseThrow().number).isEqualTo(5);
      broadcast.leave();
      assertThat(broadcast.readers()).isZero();
    }
  }

  @Test
  void nobodyWaitsForPicturesOfAClosedOne() throws Exception {
    PictureBroadcast broadcast = new PictureBroadcast(FORMAT);
    broadcast.join();
    broadcast.close();
    assertThat(broadcast.await(0)).isEmpty();
  }
}
