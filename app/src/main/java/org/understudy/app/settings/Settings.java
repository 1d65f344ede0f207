package org.understudy.app.settings;

import java.util.ArrayList;
import java.util.List;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.ResponseCurves;

/**
 * All that a user has chosen in the window. Immutable.
 *
 * @param welcomed whether the first start was explained
 * @param theme how the window looks
 * @param selfView whether the camera's own picture is shown in the window
 * @param call what a call is made with
 * @param calibration for this user's face; {@link Calibration#NONE} where there is none
 * @param calibrationBefore what undoing goes back to, the latest last; at most {@link #MOST_UNDO}
 */
public record Settings(
    boolean welcomed,
    Theme theme,
    boolean selfView,
    CallSettings call,
    Calibration calibration,
    List<Calibration> calibrationBefore) {
  /** How often undoing goes back. */
  public static final int MOST_UNDO = 16;

  /** Of a user who has chosen nothing. */
  public static final Settings USUAL =
      new Settings(false, Theme.SYSTEM, true, CallSettings.USUAL, Calibration.NONE, List.of());

  public Settings {
    int more = calibrationBefore.size() - MOST_UNDO;
    calibrationBefore =
        List.copyOf(
            more > 0
                ? calibrationBefore.subList(more, calibrationBefore.size())
                : calibrationBefore);
  }

  /** After the first start. */
  public Settings afterWelcome() {
    return new Settings(true, theme, selfView, call, calibration, calibrationBefore);
  }

  /** In another theme. */
  public Settings withTheme(Theme newTheme) {
    return new Settings(welcomed, newTheme, selfView, call, calibration, calibrationBefore);
  }

  /** With or without the camera's own picture. */
  public Settings withSelfView(boolean shown) {
    return new Settings(welcomed, theme, shown, call, calibration, calibrationBefore);
  }

  /** With another call. */
  public Settings withCall(CallSettings newCall) {
    return new Settings(welcomed, theme, selfView, newCall, calibration, calibrationBefore);
  }

  /** With a new calibration; the one before can be had back. */
  public Settings calibrated(Calibration fresh) {
    List<Calibration> before = new ArrayList<>(calibrationBefore);
    before.add(calibration);
    return new Settings(welcomed, theme, selfView, call, fresh, before);
  }

  /**
   * With other response curves.
   *
   * @param goesOn whether this is more of the change before, and undone with it
   */
  public Settings curved(ResponseCurves curves, boolean goesOn) {
    Calibration fresh = calibration.withCurves(curves);
    return goesOn
        ? new Settings(welcomed, theme, selfView, call, fresh, calibrationBefore)
        : calibrated(fresh);
  }

  /** With the calibration before the last change of it. */
  public Settings calibrationUndone() {
    if (calibrationBefore.isEmpty()) {
      return this;
    }
    int last = calibrationBefore.size() - 1;
    return new Settings(
        welcomed,
        theme,
        selfView,
        call,
        calibrationBefore.get(last),
        calibrationBefore.subList(0, last));
  }
}
