package org.understudy.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;
import org.understudy.app.settings.Theme;

/** Light or dark, as the user or the system has it. For JavaFX's thread. */
final class Appearance {
  private final String light = new PrimerLight().getUserAgentStylesheet();
  private final String dark = new PrimerDark().getUserAgentStylesheet();
  private @Nullable ChangeListener<ColorScheme> following;

  /** Puts a theme on all windows. */
  void apply(Theme theme) {
    boolean isDark =
        switch (theme) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    String wanted = isDark ? dark : light;
    if (!wanted.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(wanted);
    }
  }

  /** Follows the system's changes as long as that is wanted, until {@link #leave}. */
  void follow(Supplier<Theme> theme) {
    leave();
    ChangeListener<ColorScheme> listener = (observed, before, now) -> apply(theme.get());
    Platform.getPreferences().colorSchemeProperty().addListener(listener);
    following = listener;
  }

  /** Follows no more; the system's preferences would keep whatever asks for the theme. */
  void leave() {
    ChangeListener<ColorScheme> listener = following;
    following = null;
    if (listener != null) {
      Platform.getPreferences().colorSchemeProperty().removeListener(listener);
    }
  }
}
