package org.understudy.camera.mjpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.PictureKind;

class JpegCommentTest {
  @Test
  void everyPictureOfAStreamSaysThatItIsSynthetic() throws Exception {
    LiveFormat format = new LiveFormat(32, 16, 30);
    JpegPicture picture = new JpegPicture();
    try (JpegEncoder encoder = JpegEncoder.open(format)) {
      int[] red = new int[format.pixels()];
      Arrays.fill(red, 0xff0000ff);
      encoder.encode(red, picture);
    }
    byte[] jpeg = Arrays.copyOf(picture.bytes(), picture.length());
    assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).contains(PictureKind.NOTICE);
    BufferedImage back = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(back.getWidth()).isEqualTo(32);
    assertThat((back.getRGB(16, 8) >> 16) & 255).isGreaterThan(240);
    assertThat(back.getRGB(16, 8) & 255).isLessThan(15);
  }

  @Test
  void aCommentStandsBehindTheSegmentOfJfif() {
    byte[] jpeg = {-1, -40, -1, -32, 0, 4, 7, 7, -1, -37, 1, 2};
    JpegPicture picture = new JpegPicture();
    try (BytePointer pointer = new BytePointer(jpeg)) {
      JpegComment.copy(pointer, jpeg.length, JpegComment.segment("hi"), picture);
    }
    assertThat(Arrays.copyOf(picture.bytes(), picture.length()))
        .containsExactly(-1, -40, -1, -32, 0, 4, 7, 7, -1, -2, 0, 4, 'h', 'i', -1, -37, 1, 2);
  }

  @Test
  void withoutThatSegmentItComesFirst() {
    byte[] jpeg = {-1, -40, -1, -37, 1, 2, 3, 4};
    JpegPicture picture = new JpegPicture();
    try (BytePointer pointer = new BytePointer(jpeg)) {
      JpegComment.copy(pointer, jpeg.length, JpegComment.segment("hi"), picture);
    }
    assertThat(Arrays.copyOf(picture.bytes(), picture.length()))
        .containsExactly(-1, -40, -1, -2, 0, 4, 'h', 'i', -1, -37, 1, 2, 3, 4);
  }
}
