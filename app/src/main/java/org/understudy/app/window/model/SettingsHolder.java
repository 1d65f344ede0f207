package org.understudy.app.window.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.understudy.app.settings.Settings;
import org.understudy.app.settings.SettingsFile;

/** The settings while the window is open. Changes are written at once. Used by one thread. */
public final class SettingsHolder {
  private final SettingsFile file;
  private final Consumer<String> notices;
  private final List<Consumer<Settings>> listeners = new ArrayList<>();
  private Settings settings;

  /**
   * Reads the settings.
   *
   * @param notices told, for the user, where they cannot be read or written
   */
  public SettingsHolder(SettingsFile file, Consumer<String> notices) {
    this.file = file;
    this.notices = notices;
    SettingsFile.Found found = file.read();
    settings = found.settings();
    found.notice().ifPresent(notices);
  }

  /** The settings now. */
  public Settings get() {
    return settings;
  }

  /** Tells somebody of every change from here on. */
  public void onChange(Consumer<Settings> listener) {
    listeners.add(listener);
  }

  /** Changes the settings, writes them and tells everybody; nothing where they stay the same. */
  public void update(UnaryOperator<Settings> change) {
    Settings changed = change.apply(settings);
    if (changed.equals(settings)) {
      return;
    }
    settings = changed;
    try {
      file.write(changed);
    } catch (IOException e) {
      notices.accept(
          "Your settings could not be saved in %s: %s. They hold until the window is closed."
              .formatted(file.place(), e.getMessage()));
    }
    listeners.forEach(listener -> listener.accept(changed));
  }
}
