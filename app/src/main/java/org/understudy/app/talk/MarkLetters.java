package org.understudy.app.talk;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * The word of the visible mark in strokes of its own, so that it needs no font: computers without
 * any show it too, and all show the same. Measures are parts of the letters' height, the size of a
 * font, with y down from the base line.
 */
final class MarkLetters {
  /** How far letters reach above the base line. */
  static final double ASCENT = 0.82;

  /** How far they reach below it. */
  static final double DESCENT = 0.26;

  private static final double STROKE = 0.14;
  private static final double GAP = 0.255;

  private final Path2D.Double strokes = new Path2D.Double();
  private double at;

  private MarkLetters() {
    s();
    y();
    n(-0.54);
    t();
    n(-0.76);
    e();
    t();
    i();
    c();
  }

  /** The filled outline of "synthetic": its left edge at 0, the base line at y = 0. */
  static Shape synthetic(double letters) {
    Shape outline =
        new BasicStroke((float) STROKE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
            .createStrokedShape(new MarkLetters().strokes);
    AffineTransform place = AffineTransform.getScaleInstance(letters, letters);
    place.translate(STROKE / 2, 0);
    return place.createTransformedShape(outline);
  }

  private void s() {
    from(0.36, -0.47);
    curve(0.30, -0.57, 0.02, -0.57, 0.02, -0.41);
    curve(0.02, -0.23, 0.37, -0.33, 0.37, -0.14);
    curve(0.37, 0.03, 0.08, 0.03, 0, -0.08);
    next(0.37);
  }

  private void y() {
    line(0, -0.54, 0.21, -0.02);
    from(0.42, -0.54);
    curve(0.26, -0.14, 0.24, 0.2, 0.02, 0.19);
    next(0.42);
  }

  /** An n, or an h where its stem reaches higher. */
  private void n(double stemTop) {
    line(0, stemTop, 0, 0);
    from(0, -0.3);
    curve(0, -0.62, 0.37, -0.64, 0.37, -0.32);
    strokes.lineTo(at + 0.37, 0);
    next(0.37);
  }

  private void t() {
    line(0, -0.54, 0.25, -0.54);
    from(0.09, -0.7);
    strokes.lineTo(at + 0.09, -0.16);
    curve(0.09, -0.04, 0.14, 0, 0.25, 0);
    next(0.25);
  }

  private void e() {
    line(0, -0.3, 0.42, -0.3);
    curve(0.42, -0.63, 0, -0.64, 0, -0.27);
    curve(0, 0.06, 0.3, 0.04, 0.39, -0.07);
    next(0.42);
  }

  private void i() {
    line(0, -0.54, 0, 0);
    line(0, -0.76, 0, -0.75);
    next(0);
  }

  private void c() {
    from(0.37, -0.46);
    curve(0.28, -0.59, 0, -0.6, 0, -0.27);
    curve(0, 0.06, 0.28, 0.05, 0.37, -0.08);
    next(0.37);
  }

  private void from(double x, double y) {
    strokes.moveTo(at + x, y);
  }

  private void line(double x1, double y1, double x2, double y2) {
    from(x1, y1);
    strokes.lineTo(at + x2, y2);
  }

  private void curve(double x1, double y1, double x2, double y2, double x, double y) {
    strokes.curveTo(at + x1, y1, at + x2, y2, at + x, y);
  }

  private void next(double width) {
    at += width + GAP;
  }
}
