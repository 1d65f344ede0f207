package org.understudy.app.talk;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * A small sign in the lower left corner of pictures, the word "synthetic": light on a dark plate,
 * so that it can be read on any background. It is drawn once; laying it over a picture allocates
 * nothing. Immutable, safe for use by several threads.
 */
public final class VisibleMark {
  /** Height of the letters, of the picture's smaller edge; as little as can be read, pixels. */
  private static final double LETTERS = 1 / 28.0;

  private static final double SMALLEST_LETTERS = 9;

  /** Most of the picture's width that the plate takes. */
  private static final double WIDEST = 0.8;

  private static final Color PLATE = new Color(0, 0, 0, 150);
  private static final Color INK = new Color(255, 255, 255, 235);

  private final int pictureWidth;
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final int[] patch;

  private VisibleMark(int pictureWidth, int left, int top, BufferedImage drawn) {
    this.pictureWidth = pictureWidth;
    this.left = left;
    this.top = top;
    width = drawn.getWidth();
    height = drawn.getHeight();
    patch = drawn.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < patch.length; i++) {
      patch[i] = premultiplied(patch[i]);
    }
  }

  /**
   * The mark of pictures of a size.
   *
   * @param width pixels, 64 or more
   * @param height pixels, 64 or more
   */
  public static VisibleMark of(int width, int height) {
    double letters = Math.max(SMALLEST_LETTERS, Math.min(width, height) * LETTERS);
    Rectangle2D words = MarkLetters.synthetic(letters).getBounds2D();
    double room = WIDEST * width / (words.getWidth() + letters);
    if (room < 1) {
      letters *= room;
      words = MarkLetters.synthetic(letters).getBounds2D();
    }
    double lineHeight = (MarkLetters.ASCENT + MarkLetters.DESCENT) * letters;
    int plateWidth = (int) Math.ceil(words.getWidth() + letters);
    int plateHeight = (int) Math.ceil(lineHeight + 0.3 * letters);
    BufferedImage drawn =
        new BufferedImage(plateWidth, plateHeight, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = drawn.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(PLATE);
      graphics.fill(
          new RoundRectangle2D.Double(0, 0, plateWidth, plateHeight, plateHeight, plateHeight));
      graphics.setColor(INK);
      double baseLine = (plateHeight - lineHeight) / 2 + MarkLetters.ASCENT * letters;
      graphics.translate(letters / 2, baseLine);
      graphics.fill(MarkLetters.synthetic(letters));
    } finally {
      graphics.dispose();
    }
    int margin = (int) Math.round(letters * 0.6);
    return new VisibleMark(
        width, Math.min(margin, width - plateWidth), height - plateHeight - margin, drawn);
  }

  /** A colour of Java 2D, straight with red in the third byte, as pictures here have it. */
  private static int premultiplied(int argb) {
    int alpha = argb >>> 24;
    int red = ((argb >> 16) & 255) * alpha / 255;
    int green = ((argb >> 8) & 255) * alpha / 255;
    int blue = (argb & 255) * alpha / 255;
    return alpha << 24 | blue << 16 | green << 8 | red;
  }

  /** Left edge of the plate, pixels from the picture's. */
  int left() {
    return left;
  }

  /** Upper edge of the plate, pixels from the picture's. */
  int top() {
    return top;
  }

  /** Width of the plate, pixels. */
  int width() {
    return width;
  }

  /** Height of the plate, pixels. */
  int height() {
    return height;
  }

  /**
   * Lays the mark over a picture of the size it was made for, in place.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte
   */
  public void stamp(int[] pixels) {
    for (int y = 0; y < height; y++) {
      int row = (top + y) * pictureWidth + left;
      for (int x = 0; x < width; x++) {
        pixels[row + x] = over(patch[y * width + x], pixels[row + x]);
      }
    }
  }

  /** One premultiplied colour over another: four bytes, each of the lower one times 1 - alpha. */
  private static int over(int upper, int lower) {
    int rest = 255 - (upper >>> 24);
    int even = (lower & 0x00ff00ff) * rest + 0x00800080;
    even = ((even + ((even >>> 8) & 0x00ff00ff)) >>> 8) & 0x00ff00ff;
    int odd = ((lower >>> 8) & 0x00ff00ff) * rest + 0x00800080;
    odd = (odd + ((odd >>> 8) & 0x00ff00ff)) & 0xff00ff00;
    return upper + (even | odd);
  }
}
