package org.understudy.tracking.debug;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Locale;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.detect.FaceMeshLayout;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.detect.PoseLandmarks;
import org.understudy.tracking.detect.Region;

/**
 * Draws landmarks and regions over a frame. Stateless; a {@link Graphics2D} must not be shared
 * between threads.
 */
public final class DebugOverlay {
  private static final Color MESH = new Color(0, 220, 255, 150);
  private static final Color REGION = new Color(255, 255, 255, 150);
  private static final Color EYES = new Color(90, 255, 90);
  private static final Color IRISES = new Color(255, 80, 255);
  private static final Color LIPS = new Color(255, 90, 90);
  private static final Color OUTLINE = new Color(255, 255, 255, 190);
  private static final Color BODY = new Color(255, 220, 60);
  private static final Color LOST = new Color(255, 60, 60);
  private static final float VISIBLE = 0.5f;

  /** Pairs of pose points that are joined by a bone. */
  private static final int[] BONES = {
    11, 12, 11, 13, 13, 15, 12, 14, 14, 16, 11, 23, 12, 24, 23, 24, 7, 8, 9, 10
  };

  private DebugOverlay() {}

  /** A fresh picture of type {@link BufferedImage#TYPE_INT_RGB} with the frame's pixels. */
  public static BufferedImage picture(VideoFrame frame) {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] rgb = frame.rgb();
    for (int i = 0, from = 0; i < pixels.length; i++, from += 3) {
      pixels[i] = (rgb[from] & 255) << 16 | (rgb[from + 1] & 255) << 8 | (rgb[from + 2] & 255);
    }
    return image;
  }

  /**
   * Draws what was found, or why nothing was. The graphics' coordinates are pixels of the frame;
   * its settings are restored.
   */
  public static void draw(Graphics2D graphics, Landmarks landmarks) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      landmarks.pose().ifPresent(pose -> drawBody(g, pose));
      switch (landmarks) {
        case Landmarks.Found found -> drawFace(g, found);
        case Landmarks.Lost lost ->
            text(g, LOST, "lost: %s, %s".formatted(lost.reason(), lost.detail()));
      }
    } finally {
      g.dispose();
    }
  }

  private static void drawFace(Graphics2D g, Landmarks.Found found) {
    float[] face = found.face();
    drawRegion(g, found.faceRegion(), REGION);
    double size = found.faceRegion().size();
    double dot = Math.max(0.7, size / 400);
    g.setColor(MESH);
    for (int i = 0; i < FaceMeshLayout.MESH_POINTS; i++) {
      dot(g, face[3 * i], face[3 * i + 1], dot);
    }
    g.setStroke(new BasicStroke((float) Math.max(0.8, size / 350)));
    outline(g, face, FaceMeshLayout.oval(), OUTLINE);
    outline(g, face, FaceMeshLayout.rightBrow(), OUTLINE);
    outline(g, face, FaceMeshLayout.leftBrow(), OUTLINE);
    outline(g, face, FaceMeshLayout.rightEye(), EYES);
    outline(g, face, FaceMeshLayout.leftEye(), EYES);
    outline(g, face, FaceMeshLayout.outerLips(), LIPS);
    outline(g, face, FaceMeshLayout.innerLips(), LIPS);
    iris(g, face, FaceMeshLayout.RIGHT_IRIS);
    iris(g, face, FaceMeshLayout.LEFT_IRIS);
    text(g, EYES, String.format(Locale.ROOT, "face %.2f", found.faceScore()));
  }

  private static void iris(Graphics2D g, float[] face, int first) {
    outline(g, face, new int[] {first + 1, first + 2, first + 3, first + 4}, IRISES);
    dot(g, face[3 * first], face[3 * first + 1], 1);
  }

  private static void drawBody(Graphics2D g, PoseLandmarks pose) {
    drawRegion(g, pose.region(), BODY);
    g.setColor(BODY);
    g.setStroke(new BasicStroke(2));
    for (int i = 0; i < BONES.length; i += 2) {
      int a = BONES[i];
      int b = BONES[i + 1];
      if (pose.visibility(a) > VISIBLE && pose.visibility(b) > VISIBLE) {
        g.draw(new Line2D.Double(pose.x(a), pose.y(a), pose.x(b), pose.y(b)));
      }
    }
    for (int i = 0; i < PoseLandmarks.POINTS; i++) {
      // hollow where the point is a guess at or beyond the border
      boolean inside = pose.borderDistance()[i] > 0;
      if (pose.visibility(i) > VISIBLE) {
        Ellipse2D circle = new Ellipse2D.Double(pose.x(i) - 3, pose.y(i) - 3, 6, 6);
        if (inside) {
          g.fill(circle);
        } else {
          g.draw(circle);
        }
      }
    }
  }

  /** Draws the outline of a region. */
  public static void drawRegion(Graphics2D g, Region region, Color colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(region.pictureX(0, 0), region.pictureY(0, 0));
    path.lineTo(region.pictureX(1, 0), region.pictureY(1, 0));
    path.lineTo(region.pictureX(1, 1), region.pictureY(1, 1));
    path.lineTo(region.pictureX(0, 1), region.pictureY(0, 1));
    path.closePath();
    g.setColor(colour);
    g.draw(path);
  }

  private static void outline(Graphics2D g, float[] points, int[] indices, Color colour) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < indices.length; i++) {
      float x = points[3 * indices[i]];
      float y = points[3 * indices[i] + 1];
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    g.setColor(colour);
    g.draw(path);
  }

  private static void dot(Graphics2D g, double x, double y, double radius) {
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  private static void text(Graphics2D g, Color colour, String text) {
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    g.setColor(Color.BLACK);
    g.drawString(text, 7, 19);
    g.setColor(colour);
    g.drawString(text, 6, 18);
  }
}
