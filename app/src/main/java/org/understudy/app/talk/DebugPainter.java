package org.understudy.app.talk;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Locale;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.capture.VideoInfo;
import org.understudy.tracking.debug.CoefficientBars;
import org.understudy.tracking.debug.FittedWireframe;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.detect.PoseLandmarks;
import org.understudy.tracking.detect.Region;

/**
 * Draws what tracking found over the source: landmarks, the regions the networks looked at, the
 * fitted model as a wireframe, and the coefficients as bars at the right. Used by one thread.
 */
final class DebugPainter {
  private static final Color FACE = new Color(90, 220, 255);
  private static final Color IRIS = new Color(255, 120, 255);
  private static final Color BODY = new Color(255, 200, 60);
  private static final Color REGION = new Color(255, 255, 255, 160);
  private static final int FACE_POINTS = 468;
  private static final int TEXT_SIZE = 14;

  private final FittedWireframe wireframe;
  private final SourcePictures pictures;
  private final BufferedImage canvas;
  private final int[] pixels;
  private final double scale;

  /** A painter for videos of one size. */
  DebugPainter(SubjectModels models, VideoInfo info, SourcePictures pictures) {
    this.wireframe = new FittedWireframe(models.face(), models.skeleton());
    this.pictures = pictures;
    this.scale = (double) pictures.height() / info.height();
    // with blue in the high bits an int has the layout that sinks take
    this.canvas =
        new BufferedImage(widthFor(pictures), pictures.height(), BufferedImage.TYPE_INT_BGR);
    this.pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
  }

  /** Width of what is painted: the picture and the bars. */
  static int widthFor(SourcePictures pictures) {
    return pictures.width() + CoefficientBars.WIDTH;
  }

  /** Paints a frame, one after the other; the result is valid until the next call. */
  int[] paint(FollowedFrame frame) throws IOException {
    pictures.copyInto(frame.index(), pixels, canvas.getWidth());
    Graphics2D g = canvas.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      AffineTransform plain = g.getTransform();
      g.setClip(0, 0, pictures.width(), pictures.height());
      g.scale(scale, scale);
      if (frame.tracked() instanceof TrackedPortrait.Tracked tracked) {
        wireframe.draw(g, tracked.smoothed(), frame.identity(), frame.restOffset(), frame.camera());
      }
      drawLandmarks(g, frame.seen().sighting().landmarks());
      g.setTransform(plain);
      drawText(g, frame);
      g.setClip(null);
      drawBars(g, frame);
    } finally {
      g.dispose();
    }
    return pixels;
  }

  private void drawLandmarks(Graphics2D g, Landmarks landmarks) {
    g.setStroke(new BasicStroke((float) (1 / scale)));
    landmarks.pose().ifPresent(pose -> drawBody(g, pose));
    if (landmarks instanceof Landmarks.Found found) {
      drawRegion(g, found.faceRegion());
      float[] face = found.face();
      for (int i = 0; i < face.length / 3; i++) {
        dot(g, face[3 * i], face[3 * i + 1], 1, i < FACE_POINTS ? FACE : IRIS);
      }
    }
  }

  private void drawBody(Graphics2D g, PoseLandmarks pose) {
    drawRegion(g, pose.region());
    for (int i = 0; i < PoseLandmarks.POINTS; i++) {
      if (pose.visibility(i) > 0.5f) {
        boolean shoulder = i == PoseLandmarks.LEFT_SHOULDER || i == PoseLandmarks.RIGHT_SHOULDER;
        dot(g, pose.x(i), pose.y(i), shoulder ? 5 : 2, BODY);
      }
    }
  }

  private void dot(Graphics2D g, double x, double y, double radius, Color colour) {
    double r = radius / scale;
    g.setColor(colour);
    g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }

  private static void drawRegion(Graphics2D g, Region region) {
    g.setColor(REGION);
    Path2D square = new Path2D.Double();
    square.moveTo(region.pictureX(0, 0), region.pictureY(0, 0));
    square.lineTo(region.pictureX(1, 0), region.pictureY(1, 0));
    square.lineTo(region.pictureX(1, 1), region.pictureY(1, 1));
    square.lineTo(region.pictureX(0, 1), region.pictureY(0, 1));
    square.closePath();
    g.draw(square);
  }

  private static void drawText(Graphics2D g, FollowedFrame frame) {
    String state =
        switch (frame.tracked()) {
          case TrackedPortrait.Lost lost -> "lost: " + lost.reason();
          case TrackedPortrait.Tracked tracked ->
              String.format(
                  Locale.ROOT,
                  "residual %.1f mm, focal length %.0f px",
                  1000 * tracked.fit().residualMetres(),
                  frame.camera().focalPixels());
        };
    String text =
        String.format(
            Locale.ROOT, "%d  %.3f s  %s", frame.index(), frame.timestampNanos() / 1e9, state);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
    g.setColor(Color.BLACK);
    g.drawString(text, 7, TEXT_SIZE + 5);
    g.setColor(Color.WHITE);
    g.drawString(text, 6, TEXT_SIZE + 4);
  }

  private void drawBars(Graphics2D g, FollowedFrame frame) {
    TrackedPortrait tracked = frame.tracked();
    if (tracked instanceof TrackedPortrait.Tracked found) {
      CoefficientBars.draw(
          g, pictures.width(), 0, pictures.height(), found.fit().pose(), found.smoothed());
    } else {
      CoefficientBars.draw(
          g, pictures.width(), 0, pictures.height(), tracked.shown(), tracked.shown());
    }
  }
}
