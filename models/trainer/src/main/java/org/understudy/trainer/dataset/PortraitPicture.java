package org.understudy.trainer.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Pictures with straight alpha in PNG files, premultiplied in memory. */
public final class PortraitPicture {
  private PortraitPicture() {}

  /** Premultiplied bytes, [size][size][4], of premultiplied numbers 0..1. */
  public static byte[] bytes(float[] rgba) {
    byte[] out = new byte[rgba.length];
    for (int i = 0; i < rgba.length; i++) {
      out[i] = (byte) (int) (Math.clamp(rgba[i], 0f, 1f) * 255 + 0.5f);
    }
    return out;
  }

  /**
   * Planes of a premultiplied picture over a colour, as networks take them.
   *
   * @param rgba [size][size][4] 0..1
   * @param colour red, green and blue, 0..1
   * @return [3][size][size] 0..1
   */
  public static float[] over(float[] rgba, int size, float[] colour) {
    float[] out = new float[3 * size * size];
    for (int i = 0; i < size * size; i++) {
      float left = 1 - Math.min(1, rgba[4 * i + 3]);
      for (int c = 0; c < 3; c++) {
        out[c * size * size + i] = rgba[4 * i + c] + left * colour[c];
      }
    }
    return out;
  }

  /** A picture with straight alpha. */
  static BufferedImage image(byte[] premultiplied, int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < size * size; i++) {
      int alpha = premultiplied[4 * i + 3] & 255;
      int pixel = alpha;
      for (int c = 0; c < 3; c++) {
        int value = premultiplied[4 * i + c] & 255;
        int straight = alpha == 0 ? 0 : Math.min(255, (value * 255 + alpha / 2) / alpha);
        pixel = pixel << 8 | straight;
      }
      image.setRGB(i % size, i / size, pixel);
    }
    return image;
  }

  static byte[] encode(byte[] premultiplied, int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image(premultiplied, size), "png", out)) {
      throw new IOException("no encoder for PNG pictures");
    }
    return out.toByteArray();
  }

  /**
   * Reads a PNG file.
   *
   * @throws IOException saying what is wrong, without the file's name
   */
  static byte[] decode(byte[] file, int size) throws IOException {
    @Nullable BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(file));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException("no readable PNG picture (" + e.getMessage() + ")", e);
    }
    if (image == null) {
      throw new IOException("no PNG picture");
    }
    if (image.getWidth() != size || image.getHeight() != size) {
      throw new IOException(
          "a picture of %d x %d where the set has %d x %d"
              .formatted(image.getWidth(), image.getHeight(), size, size));
    }
    byte[] out = new byte[4 * size * size];
    for (int i = 0; i < size * size; i++) {
      int pixel = image.getRGB(i % size, i / size);
      int alpha = pixel >>> 24;
      out[4 * i] = (byte) (((pixel >> 16 & 255) * alpha + 127) / 255);
      out[4 * i + 1] = (byte) (((pixel >> 8 & 255) * alpha + 127) / 255);
      out[4 * i + 2] = (byte) (((pixel & 255) * alpha + 127) / 255);
      out[4 * i + 3] = (byte) alpha;
    }
    return out;
  }
}
