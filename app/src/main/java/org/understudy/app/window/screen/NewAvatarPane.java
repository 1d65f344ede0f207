package org.understudy.app.window.screen;

import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.guide.Coverage;
import org.understudy.app.making.FitJob;

/** From the wish for a new avatar to its making: consent, recording, review. */
final class NewAvatarPane {
  private final Desk desk;
  private final Making making;
  private final Runnable closed;
  private final StackPane pane = new StackPane();
  private final ConsentPage consent;
  private final RecordingSession recording;
  private final ReviewPage review;
  private String name = "";
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
    recording = new RecordingSession(desk, making, this::recordedIs, this::toConsent);
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

  /** Another video, dropped while this is shown; passed over while the camera is on. */
  void drop(Path clip) {
    if (!recording.isOpen()) {
      recorded = null;
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
    if (recording.open()) {
      pane.getChildren().setAll(recording.node());
    } else {
      consent.check();
      show(consent.node());
    }
  }

  private void recordedIs(Path file, Coverage coverage) {
    recorded = file;
    recording.close(() -> {});
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
    recording.close(this::dropRecording);
    show(consent.node());
    consent.check();
  }

  private void cancel() {
    recorded = null;
    recording.close(this::dropRecording);
    closed.run();
  }

  /** Lets go of the camera; a recording under way is given up. */
  void left() {
    if (recording.isOpen()) {
      toConsent();
    }
  }

  /** A call has begun or ended, or this has come in front again. */
  void refresh() {
    consent.check();
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
