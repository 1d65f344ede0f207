package org.understudy.trainer.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFileTest {
  @TempDir private Path folder;

  /** The picture 1 2 3 / 4 5 6 as each orientation stores it, after EXIF's own table. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 123456",
    "2, 3, 321654",
    "3, 3, 654321",
    "4, 3, 456123",
    "5, 2, 142536",
    "6, 2, 362514",
    "7, 2, 635241",
    "8, 2, 415263"
  })
  void turnsStoredPicturesUpright(int orientation, int storedWidth, String stored) {
    int[] packed = stored.chars().map(c -> (c - '0') * 0x010101).toArray();
    RgbPicture upright = PhotoFile.upright(packed, storedWidth, orientation);
    assertThat(upright.width()).isEqualTo(3);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      shown.append(upright.rgb()[3 * i]);
    }
    assertThat(shown.toString()).isEqualTo("123456");
  }

  private static byte[] exif(ByteOrder order) {
    ByteBuffer tiff = ByteBuffer.allocate(64).order(order);
    tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6);
    tiff.putShort((short) 0);
    tiff.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(38).putInt(0);
    tiff.putShort((short) 1);
    tiff.putShort((short) 0xA405).putShort((short) 3).putInt(1).putShort((short) 85);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(tiff.array());
    return out.toByteArray();
  }

  @Test
  void readsExifInBothByteOrders() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      ExifTags tags = ExifTags.read(exif(order));
      assertThat(tags.orientation()).isEqualTo(6);
      assertThat(tags.focalLength35()).hasValue(85);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 13, 14, 20, 30, 45})
  void damagedExifTellsNothingAndHarmsNothing(int length) {
    ExifTags tags = ExifTags.read(Arrays.copyOf(exif(ByteOrder.LITTLE_ENDIAN), length));
    assertThat(tags.orientation()).isBetween(1, 8);
    assertThat(tags.focalLength35()).isEmpty();
  }

  @Test
  void readsTheExifOfAJpegFile() throws Exception {
    BufferedImage image = new BufferedImage(40, 24, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", plain);
    byte[] jpeg = plain.toByteArray();
    byte[] exif = exif(ByteOrder.BIG_ENDIAN);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(jpeg, 0, 20); // start of image and the JFIF segment
    whole.write(0xFF);
    whole.write(0xE1);
    whole.write((exif.length + 2) >> 8);
    whole.write(exif.length + 2);
    whole.writeBytes(exif);
    whole.write(jpeg, 20, jpeg.length - 20);
    Path file = folder.resolve("photo.jpg");
    Files.write(file, whole.toByteArray());
    PhotoFile.Photo photo = PhotoFile.read(file);
    assertThat(photo.tags().focalLength35()).hasValue(85);
    assertThat(photo.picture().width()).isEqualTo(24);
    assertThat(photo.picture().height()).isEqualTo(40);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path text = Files.writeString(folder.resolve("a.jpg"), "no picture at all");
    assertThatThrownBy(() -> PhotoFile.read(text))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining("JPEG");
    Path whole = folder.resolve("b.png");
    PaintedPhoto.write(PaintedPhoto.wall(), whole);
    Path half = Files.write(folder.resolve("c.png"), Arrays.copyOf(Files.readAllBytes(whole), 900));
    assertThatThrownBy(() -> PhotoFile.read(half))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> PhotoFile.read(folder.resolve("missing.png")))
        .isInstanceOf(UnusablePhotoException.class);
  }
}
