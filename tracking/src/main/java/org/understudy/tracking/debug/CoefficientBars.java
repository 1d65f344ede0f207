package org.understudy.tracking.debug;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/**
 * Draws the 52 coefficients as labelled bars, the raw one as a thin line above the smoothed one,
 * with the angles of head and eyes on top.
 */
public final class CoefficientBars {
  /** Width the bars are designed for, pixels. */
  public static final int WIDTH = 260;

  private static final int HEADER_LINES = 3;
  private static final Color RAW = new Color(255, 170, 60);
  private static final Color SMOOTH = new Color(90, 200, 255);

  private CoefficientBars() {}

  /**
   * Draws into the rectangle at (x, y) of {@link #WIDTH} times {@code height} pixels.
   *
   * @param raw the pose as fitted
   * @param smoothed the pose as shown
   */
  public static void draw(
      Graphics2D g, int x, int y, int height, PortraitPose raw, PortraitPose smoothed) {
    g.setColor(new Color(24, 26, 30));
    g.fillRect(x, y, WIDTH, height);
    double line = (double) height / (ArkitExpression.COUNT + HEADER_LINES + 1);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(6, (int) (line * 0.85))));
    double[] head = smoothed.headRotation().toYawPitchRoll();
    g.setColor(Color.WHITE);
    text(g, x, y + line, "yaw %.1f  pitch %.1f  roll %.1f", head[0], head[1], head[2]);
    text(
        g,
        x,
        y + 2 * line,
        "gaze %.1f %.1f | %.1f %.1f",
        smoothed.gaze().leftYaw(),
        smoothed.gaze().leftPitch(),
        smoothed.gaze().rightYaw(),
        smoothed.gaze().rightPitch());
    g.drawString("confidence %.2f".formatted(raw.confidence()), x + 4, (int) (y + 3 * line));
    int labels = WIDTH / 2;
    int full = WIDTH - labels - 6;
    for (ArkitExpression e : ArkitExpression.all()) {
      double bottom = y + line * (e.ordinal() + HEADER_LINES + 1);
      g.setColor(Color.LIGHT_GRAY);
      g.drawString(e.arkitName(), x + 4, (int) bottom);
      int top = (int) (bottom - 0.75 * line);
      int thick = Math.max(1, (int) (0.45 * line));
      int thin = Math.max(1, (int) (0.2 * line));
      g.setColor(RAW);
      g.fillRect(x + labels, top, Math.round(full * raw.expression(e)), thin);
      g.setColor(SMOOTH);
      g.fillRect(x + labels, top + thin, Math.round(full * smoothed.expression(e)), thick);
    }
  }

  private static void text(Graphics2D g, int x, double y, String format, double... radians) {
    Object[] degrees = new Object[radians.length];
    for (int i = 0; i < radians.length; i++) {
      degrees[i] = Math.toDegrees(radians[i]);
    }
    g.drawString(format.formatted(degrees), x + 4, (int) y);
  }
}
