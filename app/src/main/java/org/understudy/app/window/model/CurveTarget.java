package org.understudy.app.window.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.ResponseCurves;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.fit.GazeLids;

/**
 * What a response curve is drawn for: one coefficient, the two of both sides, or a whole group.
 * Immutable.
 *
 * @param title for people
 * @param shapes whose curve it is, one at least
 * @param shown those of them that a picture shows as an example
 */
public record CurveTarget(String title, List<ArkitExpression> shapes, List<ArkitExpression> shown) {
  private static final String LEFT = "Left";
  private static final Map<String, List<ArkitExpression>> EXAMPLES =
      Map.of(
          "Eyes", List.of(ArkitExpression.EYE_BLINK_LEFT, ArkitExpression.EYE_BLINK_RIGHT),
          "Brows",
              List.of(
                  ArkitExpression.BROW_INNER_UP,
                  ArkitExpression.BROW_OUTER_UP_LEFT,
                  ArkitExpression.BROW_OUTER_UP_RIGHT),
          "Jaw and tongue", List.of(ArkitExpression.JAW_OPEN),
          "Mouth", List.of(ArkitExpression.MOUTH_SMILE_LEFT, ArkitExpression.MOUTH_SMILE_RIGHT),
          "Cheeks and nose", List.of(ArkitExpression.CHEEK_PUFF));

  public CurveTarget {
    shapes = List.copyOf(shapes);
    shown = List.copyOf(shown);
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("a curve is drawn for one coefficient at least");
    }
  }

  /**
   * All targets by heading, the whole group first. Coefficients that follow the gaze have none: an
   * avatar takes them from the gaze itself.
   */
  public static Map<String, List<CurveTarget>> all() {
    Map<String, List<CurveTarget>> all = new LinkedHashMap<>();
    ShapeGroups.all().forEach((heading, shapes) -> all.put(heading, group(heading, shapes)));
    return all;
  }

  private static List<CurveTarget> group(String heading, List<ArkitExpression> all) {
    List<ArkitExpression> shapes = all.stream().filter(e -> !GazeLids.follows(e)).toList();
    List<CurveTarget> targets = new ArrayList<>();
    targets.add(new CurveTarget("All of them", shapes, EXAMPLES.getOrDefault(heading, shapes)));
    for (ArkitExpression e : shapes) {
      String title = ShapeGroups.title(e.arkitName());
      if (e.arkitName().endsWith(LEFT)) {
        List<ArkitExpression> pair = List.of(e, e.mirrored());
        targets.add(new CurveTarget(title + " and right", pair, pair));
      }
      targets.add(new CurveTarget(title, List.of(e), List.of(e)));
    }
    return targets;
  }

  /** Whether the curves of its coefficients differ. */
  public boolean mixed(ResponseCurves curves) {
    return shapes.stream().map(curves::of).distinct().count() > 1;
  }

  /** What the curves of its coefficients are given for a subject's pose, 0..1 each. */
  public double[] inputs(Calibration calibration, PortraitPose seen, PortraitPose rest) {
    return shapes.stream()
        .mapToDouble(e -> calibration.curveInput(e, seen.expression(e), rest.expression(e)))
        .toArray();
  }

  /** The example at rest but for its own coefficients, which answer to one tracked value. */
  public PortraitPose example(ResponseCurves curves, double tracked) {
    float[] x = new float[ArkitExpression.COUNT];
    for (ArkitExpression e : shown) {
      x[e.ordinal()] = (float) curves.of(e).value(tracked);
    }
    return PortraitPose.REST.withExpression(x);
  }

  @Override
  public String toString() {
    return title;
  }
}
