package org.understudy.app.window.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.guide.Coverage;
import org.understudy.app.guide.GuideRun;
import org.understudy.app.guide.Hint;
import org.understudy.app.making.FitJob;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.window.FxNews;
import org.understudy.app.window.recording.CameraWish;
import org.understudy.app.window.recording.GuidedRecorder;
import org.understudy.app.window.recording.RecorderListener;
import org.understudy.app.window.selfview.SelfView;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraTarget;

/** From the wish for a new avatar to its making: consent, recording, review. */
final class NewAvatarPane {
  private static final double CAMERA_RATE = 30;

  private final Desk desk;
  private final Making making;
  private final Runnable closed;
  private final StackPane pane = new StackPane();
  private final SelfView mirror = SelfView.large();
  private final ConsentPage consent;
  private final RecordPage recording;
  private final ReviewPage review;
  private String name = "";
  private @Nullable GuidedRecorder recorder;
  private @Nullable Path recorded;

  /**
   * A pane.
   *
   * @param closed called when the person is through with it, one way or the other
   */
  NewAvatarPane(Desk desk, Making making, Runnable closed) {
    this.desk = desk;
    this.making = making;
    this.closed = closed;
    consent = new ConsentPage(desk, making, new Choices());
    recording = new RecordPage(mirror.node(), mirror::setWidth, this::record, this::toConsent);
    review = new ReviewPage(making.kept(), this::use, this::again, this::cancel);
  }

  Node node() {
    return pane;
  }

  /** Begins, with a video or without. */
  void begin(@Nullable Path clip) {
    consent.reset();
    consent.setClip(clip);
    show(consent.node());
  }

  /** Another video, dropped while this is shown. */
  void drop(Path clip) {
    if (recorder == null) {
      consent.setClip(clip);
      show(consent.node());
    }
  }

  private void show(Node page) {
    ScrollPane scroll = new ScrollPane(new StackPane(page));
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("bare-scroll");
    pane.getChildren().setAll(scroll);
  }

  private final class Choices implements ConsentPage.Choices {
    @Override
    public void record(String avatarName) {
      name = avatarName;
      openCamera();
    }

    @Override
    public void use(String avatarName, Path video) {
      make(new FitJob(avatarName, video.toAbsolutePath(), false, false));
    }

    @Override
    public void cancel() {
      NewAvatarPane.this.cancel();
    }
  }

  private void openCamera() {
    if (!desk.calls().hold("A recording has the camera; finish or cancel it first.")) {
      consent.check();
      return;
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
      return;
    }
    recording.camera(false, "opening the camera");
    pane.getChildren().setAll(recording.node());
    mirror.setOpen(true);
    recorder = new GuidedRecorder(wish, making.times(), mirror.witness(), new News());
  }

  /** Passes on to JavaFX's thread. */
  private final class News implements RecorderListener {
    private record Seen(Optional<GuideRun.Position> position, Optional<Hint> hint) {}

    private final Consumer<Seen> seen =
        new FxNews<Seen>(news -> recording.at(news.position(), news.hint()));

    @Override
    public void camera(boolean on, String words) {
      Platform.runLater(() -> recording.camera(on, words));
    }

    @Override
    public void at(Optional<GuideRun.Position> position, Optional<Hint> hint) {
      seen.accept(new Seen(position, hint));
    }

    @Override
    public void finished(Path file, Coverage coverage) {
      Platform.runLater(() -> recordedIs(file, coverage));
    }

    @Override
    public void failed(String reason) {
      Platform.runLater(
          () -> {
            recording.reset();
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
      recording.reset();
      current.cancel();
      current.record(making.maker().newRecording());
    } catch (IOException | CommandFailure e) {
      desk.notices().accept("Nothing can be recorded: " + FailureMessages.message(e));
    }
  }

  private void recordedIs(Path file, Coverage coverage) {
    if (recorder == null) {
      return;
    }
    recorded = file;
    closeCamera(() -> {});
    review.show(coverage);
    show(review.node());
  }

  private void use() {
    Path file = recorded;
    if (file != null) {
      recorded = null;
      make(new FitJob(name, file, true, review.keep()));
    }
  }

  private void again() {
    recorded = null;
    openCamera();
  }

  private void make(FitJob job) {
    desk.background()
        .execute(
            () -> {
              try {
                making.maker().start(job);
                Platform.runLater(closed);
              } catch (IOException | CommandFailure e) {
                String reason = FailureMessages.message(e);
                Platform.runLater(
                    () -> {
                      desk.notices().accept("The avatar cannot be made: " + reason);
                      cancel();
                    });
              }
            });
  }

  private void toConsent() {
    recorded = null;
    closeCamera(this::dropRecording);
    show(consent.node());
    consent.check();
  }

  private void cancel() {
    recorded = null;
    closeCamera(this::dropRecording);
    closed.run();
  }

  /** Lets go of the camera; a recording under way is given up. */
  void left() {
    if (recorder != null) {
      toConsent();
    }
  }

  /** Gives up whatever is under way, at the end of the window; waits for it. */
  void close() {
    GuidedRecorder current = recorder;
    recorder = null;
    if (current != null) {
      current.close();
    }
  }

  /**
   * Lets go of the camera, in the background, since a driver may take its time.
   *
   * @param after what is done then, there too
   */
  private void closeCamera(Runnable after) {
    GuidedRecorder current = recorder;
    recorder = null;
    mirror.setOpen(false);
    desk.background()
        .execute(
            () -> {
              if (current != null) {
                current.close();
                desk.calls().hold(null);
              }
              after.run();
            });
  }

  private void dropRecording() {
    try {
      making.maker().dropRecording();
    } catch (IOException e) {
      String reason = FailureMessages.message(e);
      Platform.runLater(() -> desk.notices().accept("The recording cannot be removed: " + reason));
    }
  }
}
