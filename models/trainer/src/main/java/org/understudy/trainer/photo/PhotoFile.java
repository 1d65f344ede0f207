package org.understudy.trainer.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;

/** Reads photos: JPEG, PNG, TIFF, BMP and GIF, turned upright as EXIF says. */
final class PhotoFile {
  /** Larger photos are read at a part of their size; a picture of a set takes much less. */
  private static final long MOST_PIXELS = 48_000_000;

  /** Orientations whose rows are read from right to left. */
  private static final Set<Integer> FROM_RIGHT = Set.of(2, 3, 7, 8);

  /** Orientations whose columns are read from below. */
  private static final Set<Integer> FROM_BELOW = Set.of(3, 4, 6, 7);

  private static final int APP1 = 0xE1;
  private static final String JPEG_METADATA = "javax_imageio_jpeg_image_1.0";

  private PhotoFile() {}

  /**
   * A photo.
   *
   * @param picture upright, over white where the file is transparent
   * @param tags what else the file tells
   */
  record Photo(RgbPicture picture, ExifTags tags) {}

  /**
   * Reads a photo.
   *
   * @throws UnusablePhotoException if the file is damaged or of a kind that is not read
   */
  static Photo read(Path file) throws UnusablePhotoException {
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      if (stream == null) {
        throw new UnusablePhotoException("cannot be opened");
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new UnusablePhotoException(
            "not a JPEG, PNG, TIFF, BMP or GIF picture, or a damaged one; save it as JPEG or PNG");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, false);
        return read(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // decoders throw all sorts of things
      throw new UnusablePhotoException("cannot be read: " + e.getMessage());
    }
  }

  private static Photo read(ImageReader reader) throws IOException {
    ImageReadParam parameters = reader.getDefaultReadParam();
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    int step = 1;
    while (pixels / ((long) step * step) > MOST_PIXELS) {
      step++;
    }
    parameters.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, parameters);
    ExifTags tags = tags(reader);
    return new Photo(upright(rgb(image), image.getWidth(), tags.orientation()), tags);
  }

  private static ExifTags tags(ImageReader reader) {
    IIOMetadata metadata;
    try {
      metadata = reader.getImageMetadata(0);
    } catch (IOException | RuntimeException e) { // the pixels were readable, so they are used
      return ExifTags.NONE;
    }
    if (metadata == null || !JPEG_METADATA.equals(metadata.getNativeMetadataFormatName())) {
      return ExifTags.NONE;
    }
    NodeList unknown =
        ((IIOMetadataNode) metadata.getAsTree(JPEG_METADATA)).getElementsByTagName("unknown");
    for (int i = 0; i < unknown.getLength(); i++) {
      if (unknown.item(i) instanceof IIOMetadataNode node
          && String.format(Locale.ROOT, "%d", APP1).equals(node.getAttribute("MarkerTag"))
          && node.getUserObject() instanceof byte[] segment) {
        ExifTags tags = ExifTags.read(segment);
        if (!tags.equals(ExifTags.NONE)) {
          return tags;
        }
      }
    }
    return ExifTags.NONE;
  }

  /** [height * width] packed sRGB, the upper byte of no meaning. */
  private static int[] rgb(@Nullable BufferedImage image) throws IOException {
    if (image == null) {
      throw new IOException("it holds no picture");
    }
    BufferedImage plain =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = plain.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
  }

  /**
   * Turns a stored picture upright.
   *
   * @param orientation as EXIF numbers them: 2 mirrored, 3 half a turn, 4 upside down mirrored, 5
   *     to 8 with rows and columns exchanged
   */
  static RgbPicture upright(int[] packed, int storedWidth, int orientation) {
    int storedHeight = packed.length / storedWidth;
    boolean exchanged = orientation >= 5;
    boolean fromRight = FROM_RIGHT.contains(orientation);
    boolean fromBelow = FROM_BELOW.contains(orientation);
    int width = exchanged ? storedHeight : storedWidth;
    int height = exchanged ? storedWidth : storedHeight;
    byte[] out = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = exchanged ? y : x;
        int row = exchanged ? x : y;
        int u = fromRight ? storedWidth - 1 - column : column;
        int v = fromBelow ? storedHeight - 1 - row : row;
        int pixel = packed[v * storedWidth + u];
        int at = 3 * (y * width + x);
        out[at] = (byte) (pixel >> 16);
        out[at + 1] = (byte) (pixel >> 8);
        out[at + 2] = (byte) pixel;
      }
    }
    return new RgbPicture(width, height, out);
  }
}
