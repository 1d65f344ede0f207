package org.understudy.avatar;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.understudy.parametric.file.WholeFile;

/** Pictures as PNG files, written whole or not at all. */
public final class PngPicture {
  /** Signature and the chunk IHDR, behind which other chunks may stand. */
  private static final int HEAD_BYTES = 8 + 4 + 4 + 13 + 4;

  private PngPicture() {}

  /**
   * Writes a picture beside its place, and then renames it; an existing file is replaced.
   *
   * @throws IOException if it cannot be written; nothing is left behind then
   */
  public static void write(BufferedImage picture, Path file) throws IOException {
    write(picture, file, "");
  }

  /**
   * Writes a picture with a comment in it, as {@link #write(BufferedImage, Path)} does.
   *
   * @param comment one line of ASCII, which the file says about itself; empty for none
   */
  public static void write(BufferedImage picture, Path file, String comment) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "png", png)) {
      throw new IOException("this Java writes no PNG of the kind of " + file);
    }
    byte[] bytes = png.toByteArray();
    WholeFile.write(
        file,
        out -> {
          out.write(bytes, 0, HEAD_BYTES);
          if (!comment.isEmpty()) {
            out.write(commentChunk(comment));
          }
          out.write(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES);
        });
  }

  /** A chunk {@code tEXt} (PNG specification, 11.3.3.2) with the keyword Comment. */
  private static byte[] commentChunk(String comment) {
    byte[] content = ("tEXtComment\0" + comment).getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(content);
    return ByteBuffer.allocate(content.length + 2 * Integer.BYTES)
        .putInt(content.length - Integer.BYTES)
        .put(content)
        .putInt((int) crc.getValue())
        .array();
  }

  /**
   * Writes a picture without transparency.
   *
   * @param picture its alpha is not looked at
   * @see #write(BufferedImage, Path)
   */
  public static void write(RgbaImage picture, Path file) throws IOException {
    write(picture, file, "");
  }

  /**
   * Writes a picture without transparency, with a comment.
   *
   * @param picture its alpha is not looked at
   * @see #write(BufferedImage, Path, String)
   */
  public static void write(RgbaImage picture, Path file, String comment) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < picture.pixels().length; i++) {
      int p = picture.pixels()[i];
      image.setRGB(
          i % picture.width(),
          i / picture.width(),
          RgbaImage.red(p) << 16 | RgbaImage.green(p) << 8 | RgbaImage.blue(p));
    }
    write(image, file, comment);
  }
}
