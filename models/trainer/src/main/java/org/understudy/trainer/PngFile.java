package org.understudy.trainer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures as PNG files, written whole or not at all. */
public final class PngFile {
  private PngFile() {}

  /**
   * Writes a picture; a file that is there is replaced.
   *
   * @throws IOException if it cannot be written; what was there is untouched
   */
  public static void write(BufferedImage picture, Path file) throws IOException {
    ReplacedFile.write(
        file,
        stream -> {
          if (!ImageIO.write(picture, "png", stream)) {
            throw new IOException("no encoder for PNG pictures, cannot write " + file);
          }
        });
  }
}
