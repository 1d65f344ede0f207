package org.understudy.app.window.screen;

import javafx.stage.FileChooser.ExtensionFilter;

/** What dialogs take for videos. */
final class VideoFiles {
  static final ExtensionFilter FILTER =
      new ExtensionFilter("Videos", "*.mp4", "*.webm", "*.mkv", "*.mov", "*.avi", "*.m4v");
  static final ExtensionFilter ALL = new ExtensionFilter("All files", "*");

  private VideoFiles() {}
}
