package org.understudy.app.turntable;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.understudy.avatar.PngPicture;
import org.understudy.camera.PictureKind;

/** Paper that labelled pictures are laid on, in columns from left to right. Not thread-safe. */
final class SheetPaper implements AutoCloseable {
  /** Edge of a picture. */
  static final int CELL = 192;

  static final int GAP = 6;
  static final int HEADING = 34;

  /** Height of a row of pictures with their labels. */
  static final int ROW = CELL + 20 + GAP;

  private static final int LABEL = 20;
  private static final Color PAPER = new Color(0x24, 0x26, 0x29);
  private static final Color INK = new Color(0xe8, 0xe8, 0xe8);

  private final BufferedImage paper;
  private final Graphics2D graphics;

  SheetPaper(int columns, int height) {
    paper = new BufferedImage(x(columns), height, BufferedImage.TYPE_INT_RGB);
    graphics = paper.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, paper.getWidth(), height);
  }

  /** Left edge of a column. */
  static int x(int column) {
    return GAP + column * (CELL + GAP);
  }

  /** Writes a heading; where what stands under it begins. */
  int heading(String text, int y) {
    graphics.setColor(INK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, HEADING / 2));
    graphics.drawString(text, GAP, y + HEADING * 2 / 3);
    return y + HEADING;
  }

  /** Lays a square picture down, shrunk to a cell, with a label under it. */
  void picture(BufferedImage picture, String label, int column, int y) {
    graphics.drawImage(picture, x(column), y, CELL, CELL, null);
    graphics.setColor(INK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LABEL * 2 / 3));
    graphics.drawString(label, x(column) + 2, y + CELL + LABEL * 3 / 4);
  }

  /** Writes it as a PNG, whole or not at all. */
  void write(Path out) throws IOException {
    PngPicture.write(paper, out, PictureKind.NOTICE);
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
