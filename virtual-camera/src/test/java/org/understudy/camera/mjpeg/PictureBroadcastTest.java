package org.understudy.camera.mjpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
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
  void aReaderBeginsWithThePictureShownBefore() throws Exception {
    try (PictureBroadcast broadcast = new PictureBroadcast(FORMAT)) {
      broadcast.join();
      broadcast.show(filled(0xff000000));
      broadcast.release(broadcast.await(0).orElseThrow());
      broadcast.leave();
      int[] red = filled(0xff0000ff);
      broadcast.show(red);
      Arrays.fill(red, 0xff00ff00);
      broadcast.join();
      JpegPicture picture = broadcast.await(1).orElseThrow();
      assertThat(picture.number).isEqualTo(2);
      byte[] jpeg = Arrays.copyOf(picture.bytes(), picture.length());
      int seen = ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(16, 8);
      assertThat(seen >> 16 & 255).isGreaterThan(240);
      assertThat(seen >> 8 & 255).isLessThan(15);
    }
  }

  private static int[] filled(int colour) {
    int[] pixels = new int[FORMAT.pixels()];
    Arrays.fill(pixels, colour);
    return pixels;
  }

  @Test
  void nobodyWaitsForPicturesOfAClosedOne() throws Exception {
    PictureBroadcast broadcast = new PictureBroadcast(FORMAT);
    broadcast.join();
    broadcast.close();
    assertThat(broadcast.await(0)).isEmpty();
  }
}
