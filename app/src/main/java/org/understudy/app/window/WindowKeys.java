package org.understudy.app.window;

import java.util.Collection;
import javafx.collections.ObservableMap;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.understudy.app.window.screen.CallScreen;
import org.understudy.app.window.screen.Shell;

/** The keys that hold in the whole window. */
final class WindowKeys {
  private WindowKeys() {}

  /**
   * Adds them.
   *
   * @param screens ids, in the order of their numbers
   */
  static void add(Scene scene, CallScreen call, Shell shell, Collection<String> screens) {
    ObservableMap<KeyCombination, Runnable> keys = scene.getAccelerators();
    keys.put(new KeyCodeCombination(KeyCode.F9), call::toggleAway);
    keys.put(new KeyCodeCombination(KeyCode.F8), call::toggleSelfView);
    keys.put(
        new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN), call::startOrStop);
    int number = 0;
    for (String id : screens) {
      keys.put(
          new KeyCodeCombination(KeyCode.valueOf("DIGIT" + ++number), KeyCombination.SHORTCUT_DOWN),
          () -> shell.select(id));
    }
  }
}
