package org.understudy.avatar;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** Pictures as PNG files, written whole or not at all. */
public final class PngPicture {
  private PngPicture() {}

  /**
   * Writes a picture beside its place, and then renames it; an existing file is replaced.
   *
   * @throws IOException if it cannot be written; nothing is left behind then
   */
  public static void write(BufferedImage picture, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
    try {
      if (!ImageIO.write(picture, "png", partial.toFile())) {
        throw new IOException("this Java writes no PNG of the kind of " + file);
      }
      Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /**
   * Writes a picture without transparency.
   *
   * @param picture its alpha is not looked at
   * @see #write(BufferedImage, Path)
   */
  public static void write(RgbaImage picture, Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < picture.pixels().length; i++) {
      int p = picture.pixels()[i];
      image.setRGB(
          i % picture.width(),
          i / picture.width(),
          RgbaImage.red(p) << 16 | RgbaImage.green(p) << 8 | RgbaImage.blue(p));
    }
    write(image, file);
  }
}
