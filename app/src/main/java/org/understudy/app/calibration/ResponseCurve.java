package org.understudy.app.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * How strongly an avatar answers to one coefficient: a curve from the tracked value (x, 0..1) to
 * the avatar's (y, 0..1) through a few points, that never falls. Between them runs the monotone
 * piecewise cubic Hermite interpolant of F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic
 * Interpolation", SIAM J. Numer. Anal. 17 (1980), with the slopes of F. N. Fritsch and J. Butland,
 * "A Method for Constructing Local Monotone Piecewise Cubic Interpolants", SIAM J. Sci. Stat.
 * Comput. 5 (1984), known as PCHIP: continuous with its first derivative, and within what its
 * points span.
 *
 * <p>Immutable and safe to share. {@link #value} allocates nothing.
 */
public final class ResponseCurve {
  /** Most points of a curve, its ends among them. */
  public static final int MOST_POINTS = 8;

  /** Least distance of two points in x. */
  public static final double LEAST_GAP = 0.02;

  /** Leaves every value as it is. */
  public static final ResponseCurve IDENTITY =
      new ResponseCurve(List.of(new Point(0, 0), new Point(1, 1)));

  private static final double ROUND = 1000;
  private static final double SLACK = 1e-9;

  private final List<Point> points;
  private final double[] x;
  private final double[] y;
  private final double[] slope;
  private final boolean identity;

  /**
   * A point that the curve goes through.
   *
   * @param x tracked value, 0..1
   * @param y the avatar's value, 0..1
   */
  public record Point(double x, double y) {
    public Point {
      if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
        throw new IllegalArgumentException(
            "a point of a response curve lies within 0..1, got (%s, %s)".formatted(x, y));
      }
    }
  }

  /**
   * A curve.
   *
   * @param points 2 to {@link #MOST_POINTS}, the first at x = 0 and the last at x = 1, each {@link
   *     #LEAST_GAP} beyond the one before and none below it
   * @throws IllegalArgumentException naming what is wrong
   */
  public ResponseCurve(List<Point> points) {
    this.points = List.copyOf(points);
    int n = this.points.size();
    if (n < 2 || n > MOST_POINTS) {
      throw new IllegalArgumentException(
          "a response curve has 2 to %d points, got %d".formatted(MOST_POINTS, n));
    }
    if (this.points.getFirst().x() != 0 || this.points.getLast().x() != 1) {
      throw new IllegalArgumentException(
          "a response curve goes from x = 0 to x = 1, got %s to %s"
              .formatted(this.points.getFirst().x(), this.points.getLast().x()));
    }
    x = this.points.stream().mapToDouble(Point::x).toArray();
    y = this.points.stream().mapToDouble(Point::y).toArray();
    for (int i = 1; i < n; i++) {
      if (x[i] - x[i - 1] < LEAST_GAP - SLACK) {
        throw new IllegalArgumentException(
            "points of a response curve lie %s apart in x at least, got %s after %s"
                .formatted(LEAST_GAP, x[i], x[i - 1]));
      }
      if (y[i] < y[i - 1]) {
        throw new IllegalArgumentException(
            "a response curve never falls, got %s after %s".formatted(y[i], y[i - 1]));
      }
    }
    slope = slopes(x, y);
    identity = this.points.stream().allMatch(point -> point.x() == point.y());
  }

  /** The derivative at each point, after Fritsch and Butland; no less than 0. */
  private static double[] slopes(double[] x, double[] y) {
    int n = x.length;
    double[] h = new double[n - 1];
    double[] secant = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      h[i] = x[i + 1] - x[i];
      secant[i] = (y[i + 1] - y[i]) / h[i];
    }
    double[] slope = new double[n];
    if (n == 2) {
      slope[0] = secant[0];
      slope[1] = secant[0];
      return slope;
    }
    for (int i = 1; i < n - 1; i++) {
      double before = secant[i - 1];
      double after = secant[i];
      if (before > 0 && after > 0) {
        double w1 = 2 * h[i] + h[i - 1];
        double w2 = h[i] + 2 * h[i - 1];
        slope[i] = (w1 + w2) / (w1 / before + w2 / after);
      }
    }
    slope[0] = endSlope(h[0], h[1], secant[0], secant[1]);
    slope[n - 1] = endSlope(h[n - 2], h[n - 3], secant[n - 2], secant[n - 3]);
    return slope;
  }

  /** Three points' parabola at its end; at most 2 secants, within the 3 that monotony allows. */
  private static double endSlope(double h, double next, double secant, double nextSecant) {
    return Math.max(0, ((2 * h + next) * secant - h * nextSecant) / (h + next));
  }

  /** The points, from left to right; unmodifiable. */
  public List<Point> points() {
    return points;
  }

  /** Whether every value stays as it is. */
  public boolean isIdentity() {
    return identity;
  }

  /**
   * The avatar's value.
   *
   * @param tracked 0..1; what lies outside counts as the nearer end
   */
  public double value(double tracked) {
    if (identity) {
      return Math.clamp(tracked, 0.0, 1.0);
    }
    double t = Math.clamp(tracked, 0.0, 1.0);
    int i = 0;
    while (i < x.length - 2 && t >= x[i + 1]) {
      i++;
    }
    double h = x[i + 1] - x[i];
    double u = t - x[i];
    double secant = (y[i + 1] - y[i]) / h;
    double c2 = (3 * secant - 2 * slope[i] - slope[i + 1]) / h;
    double c3 = (slope[i] - 2 * secant + slope[i + 1]) / (h * h);
    return Math.clamp(y[i] + u * (slope[i] + u * (c2 + u * c3)), y[i], y[i + 1]);
  }

  /**
   * The curve with one point elsewhere, as near to the wish as its neighbours allow. Ends keep
   * their x.
   *
   * @param index of the point, 0 to the number of points less one
   */
  public ResponseCurve moved(int index, double wishedX, double wishedY) {
    List<Point> changed = new ArrayList<>(points);
    int last = points.size() - 1;
    double newX =
        index == 0 || index == last
            ? x[index]
            : within(wishedX, x[index - 1] + LEAST_GAP, x[index + 1] - LEAST_GAP);
    double newY = within(wishedY, index == 0 ? 0 : y[index - 1], index == last ? 1 : y[index + 1]);
    changed.set(index, new Point(newX, newY));
    return new ResponseCurve(changed);
  }

  private static double within(double wish, double least, double most) {
    return Math.clamp(rounded(wish), Math.min(least, most), most);
  }

  /** Thousandths are enough, and are short in a file. */
  private static double rounded(double value) {
    return Math.round(value * ROUND) / ROUND;
  }

  /**
   * Whether there is room for one more point at an x: few enough points, none of them near.
   *
   * @param newX 0..1
   */
  public boolean takes(double newX) {
    double rounded = rounded(newX);
    return points.size() < MOST_POINTS
        && rounded > 0
        && rounded < 1
        && points.stream().allMatch(point -> Math.abs(point.x() - rounded) >= LEAST_GAP - SLACK);
  }

  /**
   * The curve with one point more.
   *
   * @param newX where it {@link #takes} one
   * @throws IllegalArgumentException where it takes none
   */
  public ResponseCurve with(double newX, double wishedY) {
    if (!takes(newX)) {
      throw new IllegalArgumentException("no room for a point at x = " + newX);
    }
    int index = indexAfter(newX);
    List<Point> changed = new ArrayList<>(points);
    changed.add(index, new Point(rounded(newX), within(wishedY, y[index - 1], y[index])));
    return new ResponseCurve(changed);
  }

  /** The index of the first point at or beyond an x within 0..1, and beyond the first end. */
  public int indexAfter(double newX) {
    int index = 1;
    while (index < x.length - 1 && x[index] < newX) {
      index++;
    }
    return index;
  }

  /** The curve without a point; ends stay. */
  public ResponseCurve without(int index) {
    if (index <= 0 || index >= points.size() - 1) {
      return this;
    }
    List<Point> changed = new ArrayList<>(points);
    changed.remove(index);
    return new ResponseCurve(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResponseCurve that && points.equals(that.points);
  }

  @Override
  public int hashCode() {
    return points.hashCode();
  }

  @Override
  public String toString() {
    return "ResponseCurve" + points;
  }
}
