package org.understudy.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.settings.SettingsFile;
import org.understudy.app.window.model.DriveQueue;

/** Starts JavaFX, shows the window and waits for its end. */
public final class WindowProgram {
  private static final String ADVICE =
      "Start it in a desktop session, or use the command line: `understudy live` makes calls without a window, `understudy --help` tells more";

  private WindowProgram() {}

  /**
   * Runs until the window is closed. Once in a process.
   *
   * @param avatars files to take in and show
   * @throws CommandFailure where there is no display, saying what to do
   */
  public static void run(List<Path> avatars) throws InterruptedException {
    requireDisplay(System.getProperty("os.name", ""), System.getenv("DISPLAY"));
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    try {
      Platform.startup(
          () -> {
            // its end is ours to tell, after everything is closed
            Platform.setImplicitExit(false);
            try {
              Stage stage = new Stage();
              AtomicBoolean marked = new AtomicBoolean();
              UnderstudyWindow window =
                  new UnderstudyWindow(
                      stage,
                      SettingsFile.current(),
                      DriveQueue.driving(marked::get),
                      MakingParts.current());
              marked.set(window.settings().get().call().look().marked());
              window.settings().onChange(s -> marked.set(s.call().look().marked()));
              stage.setOnHiding(event -> Platform.runLater(closed::countDown));
              window.show();
              window.open(avatars);
            } catch (RuntimeException | Error e) {
              failure.set(e);
              closed.countDown();
            }
          });
    } catch (UnsupportedOperationException | LinkageError e) {
      throw new CommandFailure(
          "the window cannot be shown: %s. %s".formatted(e.getMessage(), ADVICE), e);
    }
    closed.await();
    Platform.exit();
    Throwable reason = failure.get();
    if (reason != null) {
      throw new IllegalStateException("the window cannot be shown: " + reason, reason);
    }
  }

  /** Refuses to start where JavaFX would only tell a riddle. */
  static void requireDisplay(String system, @Nullable String display) {
    String kind = system.toLowerCase(Locale.ROOT);
    boolean needed = !kind.startsWith("windows") && !kind.startsWith("mac");
    if (needed && (display == null || display.isBlank())) {
      throw new CommandFailure(
          "there is no display to open the window on (DISPLAY is not set). " + ADVICE);
    }
  }
}
