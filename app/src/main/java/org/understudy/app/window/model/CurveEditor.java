package org.understudy.app.window.model;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.understudy.app.calibration.ResponseCurve;
import org.understudy.app.calibration.ResponseCurves;

/**
 * Response curves while somebody draws them: what is chosen, and what is changed and not yet kept.
 * Every change is told at once to be seen; {@link #finish}, at the end of a drag or when a key is
 * let go, keeps it. Used by one thread.
 */
public final class CurveEditor {
  private final Consumer<ResponseCurves> seen;
  private final BiConsumer<ResponseCurves, Boolean> kept;
  private CurveTarget target;
  private ResponseCurves saved = ResponseCurves.IDENTITY;
  private ResponseCurves draft = ResponseCurves.IDENTITY;
  private int selected;
  private boolean nudging;
  private boolean nudgedBefore;

  /**
   * An editor.
   *
   * @param target what is drawn at first
   * @param seen told of curves while they change
   * @param kept told of curves to keep, and whether they go on with the change before, so that both
   *     are undone together: steps of one point by the keyboard are
   */
  public CurveEditor(
      CurveTarget target, Consumer<ResponseCurves> seen, BiConsumer<ResponseCurves, Boolean> kept) {
    this.target = target;
    this.seen = seen;
    this.kept = kept;
  }

  /** Takes over curves that were kept, by this editor or another way. */
  public void show(ResponseCurves curves) {
    if (!curves.equals(saved)) {
      saved = curves;
      draft = curves;
      nudgedBefore = false;
      selected = Math.min(selected, last());
    }
  }

  /** Draws another target's curve. */
  public void choose(CurveTarget other) {
    finish();
    target = other;
    selected = 0;
    nudgedBefore = false;
  }

  /** Whose curve is drawn. */
  public CurveTarget target() {
    return target;
  }

  /** All curves as they are now, kept or not. */
  public ResponseCurves curves() {
    return draft;
  }

  /** The curve that is drawn: of the first coefficient, where the target has several. */
  public ResponseCurve curve() {
    return draft.of(target.shapes().getFirst());
  }

  /** Index of the point that is selected; there always is one. */
  public int selected() {
    return selected;
  }

  private int last() {
    return curve().points().size() - 1;
  }

  /** Selects a point; beyond the ends, the end. */
  public void select(int index) {
    int next = Math.clamp(index, 0, last());
    nudgedBefore &= next == selected;
    selected = next;
  }

  /** Moves the selected point by a step, as near as its neighbours allow. */
  public void nudge(double dx, double dy) {
    ResponseCurve.Point at = curve().points().get(selected);
    nudging = true;
    change(curve().moved(selected, at.x() + dx, at.y() + dy));
  }

  /** Moves the selected point to a place, as near as its neighbours allow. */
  public void drag(double x, double y) {
    nudging = false;
    change(curve().moved(selected, x, y));
  }

  /** Adds a point, selects and keeps it; gives false where there is no room for it. */
  public boolean add(double x, double y) {
    ResponseCurve curve = curve();
    if (!curve.takes(x)) {
      return false;
    }
    int index = curve.indexAfter(x);
    change(curve.with(x, y));
    selected = index;
    keep(false);
    return true;
  }

  /**
   * Adds a point on the curve, in the middle of the wider gap beside the selected one, or of the
   * widest of all where there is no room.
   */
  public boolean addBeside() {
    List<ResponseCurve.Point> points = curve().points();
    int right = Math.min(selected + 1, last());
    if (selected > 0 && (selected == last() || gap(points, selected) > gap(points, selected + 1))) {
      right = selected;
    }
    if (gap(points, right) < 2 * ResponseCurve.LEAST_GAP) {
      for (int i = 1; i <= last(); i++) {
        right = gap(points, i) > gap(points, right) ? i : right;
      }
    }
    double x = (points.get(right - 1).x() + points.get(right).x()) / 2;
    return add(x, curve().value(x));
  }

  private static double gap(List<ResponseCurve.Point> points, int right) {
    return points.get(right).x() - points.get(right - 1).x();
  }

  /** Takes the selected point away; ends stay, and give false. */
  public boolean deleteSelected() {
    if (selected == 0 || selected == last()) {
      return false;
    }
    change(curve().without(selected));
    selected--;
    keep(false);
    return true;
  }

  /** Makes the target's curve straight again. */
  public void reset() {
    selected = 0;
    change(ResponseCurve.IDENTITY);
    keep(false);
  }

  /** Makes all curves straight again. */
  public void resetAll() {
    selected = 0;
    draft = ResponseCurves.IDENTITY;
    seen.accept(draft);
    keep(false);
  }

  private void change(ResponseCurve changed) {
    draft = draft.with(target.shapes(), changed);
    seen.accept(draft);
  }

  /** Keeps what has changed since the last time. */
  public void finish() {
    keep(nudging);
  }

  private void keep(boolean byNudges) {
    nudging = false;
    if (draft.equals(saved)) {
      return;
    }
    boolean goesOn = byNudges && nudgedBefore;
    saved = draft;
    nudgedBefore = byNudges;
    kept.accept(draft, goesOn);
  }
}
