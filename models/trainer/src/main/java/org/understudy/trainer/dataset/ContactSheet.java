package org.understudy.trainer.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.understudy.avatar.PngPicture;

/** Pictures spread over a set, side by side on grey. */
public final class ContactSheet {
  private static final int COLUMNS = 10;
  private static final int ROWS = 6;
  private static final int CELL = 128;

  private ContactSheet() {}

  /**
   * Draws up to 60 pictures of a set.
   *
   * @param out a PNG file, written beside its place and moved there
   * @throws IOException if a picture is damaged or the file cannot be written
   */
  public static void draw(PortraitSet set, Path out) throws IOException {
    int shown = Math.min(set.count(), COLUMNS * ROWS);
    int rows = (shown + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * CELL, rows * CELL, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(new Color(150, 155, 160));
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    for (int i = 0; i < shown; i++) {
      Portrait portrait = set.read((int) ((long) i * set.count() / shown));
      Image image =
          PortraitPicture.image(portrait.rgba(), portrait.size())
              .getScaledInstance(CELL, CELL, Image.SCALE_AREA_AVERAGING);
      graphics.drawImage(image, i % COLUMNS * CELL, i / COLUMNS * CELL, null);
    }
    graphics.dispose();
    PngPicture.write(sheet, out);
  }
}
