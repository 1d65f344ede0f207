package org.understudy.avatar;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** Pictures without transparency as PNG files. */
public final class PngPicture {
  private PngPicture() {}

  /**
   * Writes a picture beside its place, and then renames it; an existing file is replaced.
   *
   * @param picture its alpha is not looked at
   * @throws IOException if it cannot be written; nothing is left behind then
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
    Path whole = file.toAbsolutePath();
    Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
    try {
      if (!ImageIO.write(image, "png", partial.toFile())) {
        throw new IOException("this Java writes no PNG");
      }
      Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
