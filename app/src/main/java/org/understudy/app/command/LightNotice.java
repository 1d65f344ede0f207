package org.understudy.app.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;

/** Tells people who ask for a light that their avatar cannot stand in it. */
final class LightNotice {
  private LightNotice() {}

  /** Prints the notice where it applies. */
  static void print(PrintWriter err, Avatar avatar, LightPreset light) {
    if (light != LightPreset.STUDIO && avatar.light().isEmpty()) {
      err.printf(
          "understudy: %s was made without light and shows its own; --light %s changes nothing%n",
          avatar.name(), light.name().toLowerCase(Locale.ROOT));
      err.flush();
    }
  }
}
