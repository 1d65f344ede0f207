package org.understudy.trainer.studio;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;
import org.understudy.parametric.PinholeCamera;

/** What is known about a picture of the studio as pictures for people. */
final class TruthPicture {
  /** Pictures in a row. */
  static final int CELLS = 5;

  private static final double DOT = 1.6;

  /** Metres that cover the whole range of a channel where places are shown as colours. */
  private static final float SPAN_METRES = 0.6f;

  private static final float NEAREST_METRES = 0.95f;
  private static final float FARTHEST_METRES = 1.4f;

  private final Studio.Labelled labelled;
  private final int width;
  private final int height;

  TruthPicture(Studio.Labelled labelled) {
    this.labelled = labelled;
    this.width = labelled.picture().width();
    this.height = labelled.picture().height();
  }

  /** Pictures side by side: landmarks on the picture, normals, rest places, depth, surfaces. */
  BufferedImage row() {
    BufferedImage[] cells = {landmarks(), normals(), canonical(), depth(), surfaces()};
    BufferedImage row = new BufferedImage(CELLS * width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = row.createGraphics();
    for (int i = 0; i < cells.length; i++) {
      g.drawImage(cells[i], i * width, 0, null);
    }
    g.dispose();
    return row;
  }

  private BufferedImage landmarks() {
    BufferedImage out = labelled.picture().over(0.33f, 0.36f, 0.42f);
    Graphics2D g = out.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(90, 240, 120));
    PinholeCamera camera = labelled.picture().camera();
    float[] points = labelled.truth().landmarks();
    for (int i = 0; i < points.length; i += 3) {
      double x = camera.projectX(points[i], points[i + 2]);
      double y = camera.projectY(points[i + 1], points[i + 2]);
      g.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
    }
    g.dispose();
    return out;
  }

  private BufferedImage normals() {
    float[] n = labelled.truth().normals();
    return colours(
        i ->
            seen(i)
                ? rgb(
                    0.5f + 0.5f * n[3 * i], 0.5f + 0.5f * n[3 * i + 1], 0.5f + 0.5f * n[3 * i + 2])
                : 0);
  }

  private BufferedImage canonical() {
    float[] c = labelled.truth().canonical();
    return colours(
        i ->
            seen(i)
                ? rgb(
                    0.5f + c[3 * i] / SPAN_METRES,
                    0.3f + c[3 * i + 1] / SPAN_METRES,
                    0.4f + c[3 * i + 2] / SPAN_METRES)
                : 0);
  }

  private BufferedImage depth() {
    float[] d = labelled.picture().depth();
    return colours(
        i -> {
          float near = (FARTHEST_METRES - d[i]) / (FARTHEST_METRES - NEAREST_METRES);
          return seen(i) ? rgb(near, near, near) : 0;
        });
  }

  private BufferedImage surfaces() {
    int count = labelled.truth().surfaceNames().size();
    return colours(
        i -> {
          int s = labelled.truth().surface()[i];
          return s == 0 ? 0 : Color.HSBtoRGB((float) s / count, 0.6f, 0.9f);
        });
  }

  private boolean seen(int pixel) {
    return labelled.truth().surface()[pixel] != 0;
  }

  private BufferedImage colours(IntUnaryOperator colour) {
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      out.setRGB(i % width, i / width, colour.applyAsInt(i));
    }
    return out;
  }

  private static int rgb(float red, float green, float blue) {
    return new Color(Math.clamp(red, 0f, 1f), Math.clamp(green, 0f, 1f), Math.clamp(blue, 0f, 1f))
        .getRGB();
  }
}
