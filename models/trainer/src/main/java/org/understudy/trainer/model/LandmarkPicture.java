package org.understudy.trainer.model;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FacePart;
import org.understudy.parametric.LandmarkEmbedding;
import org.understudy.trainer.view.ShadedView;

/**
 * A picture of a face model with its landmarks: from the front, from three quarters, and with mouth
 * and eyes moved. Lids and lips are drawn in other colours than the rest.
 */
final class LandmarkPicture {
  private static final int SIZE = 700;
  private static final float HIDDEN_BEHIND_METRES = 0.004f;

  private LandmarkPicture() {}

  static BufferedImage draw(FaceModel model) {
    BufferedImage image = new BufferedImage(3 * SIZE, 2 * SIZE, BufferedImage.TYPE_INT_RGB);
    float[] rest = new float[ArkitExpression.COUNT];
    draw(model, rest, 0, 0, 1, image, 0, 0);
    draw(model, rest, 40, 0, 1, image, SIZE, 0);
    float[] moved = rest.clone();
    moved[ArkitExpression.JAW_OPEN.ordinal()] = 0.8f;
    moved[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = 1;
    moved[ArkitExpression.BROW_INNER_UP.ordinal()] = 1;
    draw(model, moved, 0, 0, 1, image, 2 * SIZE, 0);
    draw(model, rest, 0, 0.035f, 0.35f, image, 0, SIZE);
    draw(model, rest, 0, -0.028f, 0.28f, image, SIZE, SIZE);
    draw(model, rest, 75, 0, 1, image, 2 * SIZE, SIZE);
    return image;
  }

  private static void draw(
      FaceModel model,
      float[] expression,
      double yaw,
      float up,
      float zoom,
      BufferedImage image,
      int left,
      int top) {
    float[] p = new float[model.mean().length];
    model.evaluate(new float[0], expression, p);
    ShadedView view =
        new ShadedView(
            SIZE, SIZE, new float[] {zoom < 1 ? 0.015f : 0, up, 0.08f}, 0.22f * zoom, yaw, 0);
    float[] rgb = new float[p.length];
    for (int v = 0; v < model.vertexCount(); v++) {
      float[] colour =
          switch (model.part(v)) {
            case LEFT_EYE, RIGHT_EYE -> new float[] {0.85f, 0.85f, 0.9f};
            case UPPER_TEETH, LOWER_TEETH -> new float[] {0.9f, 0.87f, 0.8f};
            case TONGUE -> new float[] {0.8f, 0.35f, 0.35f};
            default -> new float[] {0.7f, 0.55f, 0.48f};
          };
      System.arraycopy(colour, 0, rgb, 3 * v, 3);
    }
    view.draw(p, model.triangles(), rgb);
    view.copyTo(image, left, top);
    float[] landmarks = new float[3 * LandmarkEmbedding.COUNT];
    model.landmarks().locate(p, landmarks);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setClip(left, top, SIZE, SIZE);
    pen.setFont(pen.getFont().deriveFont(9f));
    for (int l = 0; l < LandmarkEmbedding.COUNT; l++) {
      float[] at = view.project(landmarks[3 * l], landmarks[3 * l + 1], landmarks[3 * l + 2]);
      if (view.visible(at, HIDDEN_BEHIND_METRES)) {
        pen.setColor(colour(model, l));
        int x = left + Math.round(at[0]);
        int y = top + Math.round(at[1]);
        pen.fillOval(x - 2, y - 2, 5, 5);
        if (zoom < 1) {
          pen.drawString(Integer.toString(l), x + 3, y - 2);
        }
      }
    }
    pen.dispose();
  }

  private static Color colour(FaceModel model, int l) {
    int[][] lids = {LandmarkContours.UPPER_LID, LandmarkContours.LOWER_LID};
    int[][] lips = {LandmarkContours.UPPER_LIP_INNER, LandmarkContours.LOWER_LIP_INNER};
    int[][] outer = {LandmarkContours.UPPER_LIP_OUTER, LandmarkContours.LOWER_LIP_OUTER};
    int[][] brows = {LandmarkContours.UPPER_BROW, LandmarkContours.LOWER_BROW};
    if (model.part(model.landmarks().vertices()[3 * l]) != FacePart.SKIN) {
      return Color.CYAN;
    }
    return contains(lids, l)
        ? Color.GREEN
        : contains(lips, l)
            ? Color.RED
            : contains(outer, l) ? Color.MAGENTA : contains(brows, l) ? Color.BLUE : Color.YELLOW;
  }

  private static boolean contains(int[][] contours, int l) {
    return Arrays.stream(contours).flatMapToInt(Arrays::stream).anyMatch(i -> i == l);
  }
}
