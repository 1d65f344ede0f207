package org.understudy.app.settings;

import java.util.Optional;
import org.understudy.app.calibration.Calibration;

/**
 * All that a user has chosen in the window. Immutable.
 *
 * @param welcomed whether the first start was explained
 * @param theme how the window looks
 * @param selfView whether the camera's own picture is shown in the window
 * @param call what a call is made with
 * @param calibration for this user's face; {@link Calibration#NONE} where there is none
 * @param calibrationBefore what undoing goes back to, if anything
 */
public record Settings(
    boolean welcomed,
    Theme theme,
    boolean selfView,
    CallSettings call,
    Calibration calibration,
    Optional<Calibration> calibrationBefore) {
  /** Of a user who has chosen nothing. */
  public static final Settings USUAL =
      new Settings(
          false, Theme.SYSTEM, true, CallSettings.USUAL, Calibration.NONE, Optional.empty());

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
    return new Settings(welcomed, theme, selfView, call, fresh, Optional.of(calibration));
  }

  /** With the calibration before the last. */
  public Settings calibrationUndone() {
    return new Settings(
        welcomed,
        theme,
        selfView,
        call,
        calibrationBefore.orElse(Calibration.NONE),
        Optional.empty());
  }
}
