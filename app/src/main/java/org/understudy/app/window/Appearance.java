package org.understudy.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import org.understudy.app.settings.Theme;

/** Light or dark, as the user or the system has it. For JavaFX's thread. */
final class Appearance {
  private final String light = new PrimerLight().getUserAgentStylesheet();
  private final String dark = new PrimerDark().getUserAgentStylesheet();

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

  /** Follows the system's changes as long as that is wanted. */
  void follow(Supplier<Theme> theme) {
    Platform.getPreferences()
        .colorSchemeProperty()
        .addListener((observed, before, now) -> apply(theme.get()));
  }
}
