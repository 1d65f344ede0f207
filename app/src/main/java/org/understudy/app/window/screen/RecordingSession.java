package org.understudy.app.window.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.guide.Coverage;
import org.understudy.app.guide.GuideRun;
import org.understudy.app.guide.Hint;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.window.FxNews;
import org.understudy.app.window.recording.CameraWish;
import org.understudy.app.window.recording.GuidedRecorder;
import org.understudy.app.window.recording.RecorderListener;
import org.understudy.app.window.selfview.SelfView;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraTarget;

/**
 * The recorder with its page: has the camera between {@link #open} and {@link #close}, and keeps
 * calls from being made for as long.
 */
final class RecordingSession {
  private static final double CAMERA_RATE = 30;

  private final Desk desk;
  private final Making making;
  private final BiConsumer<Path, Coverage> recorded;
  private final SelfView mirror = SelfView.large();
  private final RecordPage page;
  private @Nullable GuidedRecorder recorder;

  /**
   * A session without a camera.
   *
   * @param recorded given a recording that is whole
   * @param cancelled called where the person goes back
   */
  RecordingSession(
      Desk desk, Making making, BiConsumer<Path, Coverage> recorded, Runnable cancelled) {
    this.desk = desk;
    this.making = making;
    this.recorded = recorded;
    page = new RecordPage(mirror.node(), mirror::setWidth, this::record, cancelled);
  }

  Node node() {
    return page.node();
  }

  boolean isOpen() {
    return recorder != null;
  }

  /** Opens the chosen camera; false, and told, where that cannot be. */
  boolean open() {
    if (!desk.calls().hold("A recording has the camera; finish or cancel it first.")) {
      return false;
    }
    CallSettings call = desk.settings().get().call();
    CameraWish wish;
    try {
      wish =
          new CameraWish(
              CameraTarget.parse(call.camera()),
              CameraMode.parse(call.cameraSize(), CAMERA_RATE),
              call.loop());
    } catch (IllegalArgumentException e) {
      desk.calls().hold(null);
      desk.notices().accept(FailureMessages.message(e));
      return false;
    }
    page.camera(false, "opening the camera");
    mirror.setOpen(true);
    recorder = new GuidedRecorder(wish, making.times(), mirror.witness(), new News());
    return true;
  }

  /** Passes on to JavaFX's thread. */
  private final class News implements RecorderListener {
    private record Seen(Optional<GuideRun.Position> position, Optional<Hint> hint) {}

    private final Consumer<Seen> seen =
        new FxNews<Seen>(news -> page.at(news.position(), news.hint()));

    @Override
    public void camera(boolean on, String words) {
      Platform.runLater(() -> page.camera(on, words));
    }

    @Override
    public void at(Optional<GuideRun.Position> position, Optional<Hint> hint) {
      seen.accept(new Seen(position, hint));
    }

    @Override
    public void finished(Path file, Coverage coverage) {
      Platform.runLater(
          () -> {
            if (isOpen()) {
              recorded.accept(file, coverage);
            }
          });
    }

    @Override
    public void failed(String reason) {
      Platform.runLater(
          () -> {
            page.reset();
            desk.notices().accept(reason);
          });
    }
  }

  private void record() {
    GuidedRecorder current = recorder;
    if (current == null) {
      return;
    }
    try {
      page.reset();
      current.cancel();
      current.record(making.maker().newRecording());
    } catch (IOException | CommandFailure e) {
      desk.notices().accept("Nothing can be recorded: " + FailureMessages.message(e));
    }
  }

  /**
   * Lets go of the camera, in the background, since a driver may take its time; a recording under
   * way is given up.
   *
   * @param after what is done then, there too
   */
  void close(Runnable after) {
    GuidedRecorder current = recorder;
    recorder = null;
    mirror.setOpen(false);
    desk.background()
        .execute(
            () -> {
              if (current != null) {
                current.close();
              }
              after.run();
              Platform.runLater(this::allowCalls);
            });
  }

  /** Unless the camera was opened again meanwhile. */
  private void allowCalls() {
    if (!isOpen()) {
      desk.calls().hold(null);
    }
  }
}
