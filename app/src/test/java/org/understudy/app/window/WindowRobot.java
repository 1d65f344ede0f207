package org.understudy.app.window;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.understudy.app.guide.GuideTimes;
import org.understudy.app.making.FitLauncher;
import org.understudy.app.settings.SettingsFile;
import org.understudy.app.window.model.DriveWork;
import org.understudy.app.window.picture.PictureView;

/** Uses a window as a person does: looks for things by their id, clicks and types. */
final class WindowRobot implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final long CLICK_SECONDS = 3;
  private static boolean started;

  private final Stage stage;
  private final UnderstudyWindow window;

  private WindowRobot(Stage stage, UnderstudyWindow window) {
    this.stage = stage;
    this.window = window;
  }

  /** Opens a window over a folder of settings. */
  static WindowRobot open(Path folder, DriveWork videos) throws Exception {
    return open(
        folder,
        videos,
        new MakingParts(
            folder.resolve("data"),
            new FitLauncher(List.of("no-fit"), List.of()),
            GuideTimes.USUAL));
  }

  /** The same with something of one's own that makes avatars. */
  static WindowRobot open(Path folder, DriveWork videos, MakingParts making) throws Exception {
    start();
    return onFx(
        () -> {
          Stage stage = new Stage();
          UnderstudyWindow window =
              new UnderstudyWindow(
                  stage, new SettingsFile(folder.resolve("settings.json")), videos, making);
          stage.setX(0);
          stage.setY(0);
          window.show();
          return new WindowRobot(stage, window);
        });
  }

  private static synchronized void start() throws Exception {
    if (!started) {
      CompletableFuture<Boolean> up = new CompletableFuture<>();
      Platform.startup(() -> up.complete(true));
      Platform.setImplicitExit(false);
      started = up.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Does something on JavaFX's thread and waits for it. */
  static <T> T onFx(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  UnderstudyWindow window() {
    return window;
  }

  /** Whether something is in the scene and can be used. */
  boolean usable(String id) {
    Node node = stage.getScene().lookup("#" + id);
    return node != null && !node.isDisabled();
  }

  /** The text of something that has one. */
  String text(String id) throws Exception {
    return onFx(() -> textNow(id));
  }

  /** The same, for JavaFX's thread. */
  String textNow(String id) {
    Node node = stage.getScene().lookup("#" + id);
    return node instanceof Labeled labeled ? labeled.getText() : "";
  }

  /** Whether something of a style has the keyboard, for JavaFX's thread. */
  boolean focused(String style) {
    Node owner = stage.getScene().getFocusOwner();
    return owner != null && owner.getStyleClass().contains(style);
  }

  /** How many pictures something that shows them has had, for JavaFX's thread. */
  long picturesNow(String id) {
    return stage.getScene().lookup("#" + id) instanceof PictureView view ? view.shown() : 0;
  }

  /** All sentences above the screens, for JavaFX's thread. */
  String notices() {
    return texts(".notice-words");
  }

  /** All words of the scene, for JavaFX's thread. */
  String screenText() {
    return texts(".label");
  }

  private String texts(String selector) {
    StringBuilder all = new StringBuilder();
    for (Node node : stage.getScene().getRoot().lookupAll(selector)) {
      if (node instanceof Labeled labeled) {
        all.append(labeled.getText()).append('\n');
      }
    }
    return all.toString();
  }

  /** Waits until something is so; what is looked at on JavaFX's thread. */
  void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!onFx(condition)) {
      if (System.nanoTime() > end) {
        fail("waited too long for %s; the window says:%n%s", what, onFx(this::screenText));
      }
      Thread.sleep(20);
    }
  }

  /** Something of the scene; for JavaFX's thread. */
  Node node(String id) {
    return Objects.requireNonNull(stage.getScene().lookup("#" + id), () -> "no #" + id);
  }

  /**
   * Waits for something to be there and usable, and clicks into its middle; again where the click
   * went past it, as when a notice comes in above and moves it.
   */
  void click(String id) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    do {
      if (System.nanoTime() > end) {
        fail("no click reached %s; the window says:%n%s", id, onFx(this::screenText));
      }
      await(
          id,
          () -> {
            Node node = stage.getScene().lookup("#" + id);
            return node != null
                && !node.isDisabled()
                && node.localToScreen(node.getBoundsInLocal()) != null;
          });
      Thread.sleep(100);
    } while (!clickOnce(id));
    Thread.sleep(100);
  }

  /** Clicks where something is now; true where it got the click within a while. */
  private boolean clickOnce(String id) throws Exception {
    CountDownLatch got = new CountDownLatch(1);
    EventHandler<MouseEvent> seen = event -> got.countDown();
    Node target =
        onFx(
            () -> {
              Node node = node(id);
              node.addEventFilter(MouseEvent.MOUSE_RELEASED, seen);
              Bounds bounds = node.localToScreen(node.getBoundsInLocal());
              Robot robot = new Robot();
              robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
              robot.mouseClick(MouseButton.PRIMARY);
              return node;
            });
    boolean hit = got.await(CLICK_SECONDS, TimeUnit.SECONDS);
    onFx(
        () -> {
          target.removeEventFilter(MouseEvent.MOUSE_RELEASED, seen);
          return true;
        });
    return hit;
  }

  /** Types a key. */
  void type(KeyCode key) throws Exception {
    onFx(
        () -> {
          new Robot().keyType(key);
          return true;
        });
  }

  @Override
  public void close() {
    CompletableFuture.runAsync(stage::hide, Platform::runLater)
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
