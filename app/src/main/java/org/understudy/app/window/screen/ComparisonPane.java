package org.understudy.app.window.screen;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.window.FxNews;
import org.understudy.app.window.model.Choice;
import org.understudy.app.window.model.ComparisonPlayback;
import org.understudy.app.window.picture.PictureView;
import org.understudy.avatar.Avatar;

/** What the user did, played on the avatar without and with calibration. */
final class ComparisonPane implements AutoCloseable {
  private static final double LEAST_EDGE = 150;

  private final CalibrationOutcome outcome;
  private final ComparisonPlayback playback;
  private final PictureView without =
      picture("comparison-without", "The avatar without calibration");
  private final PictureView with =
      picture("comparison-with", "The avatar with the calibration of now");
  private final Button play;
  private final Slider place = new Slider(0, 1, 0);
  private final Label task = Rows.note("");
  private final VBox pane;
  private boolean following;

  ComparisonPane(Avatar avatar, CalibrationOutcome outcome) {
    this.outcome = outcome;
    FxNews<ComparisonPlayback.Frame> news = new FxNews<>(this::at);
    playback =
        ComparisonPlayback.start(
            avatar,
            outcome,
            frame -> {
              without.show(
                  frame.without().pixels(), frame.without().width(), frame.without().height());
              with.show(frame.with().pixels(), frame.with().width(), frame.with().height());
              news.accept(frame);
            });
    play = Icons.button(Feather.PAUSE, "Pause", this::playOrPause);
    play.setId("play-comparison");
    place.setId("comparison-place");
    place.setAccessibleText("Place in what is played");
    place
        .valueProperty()
        .addListener(
            (observed, before, now) -> {
              if (!following) {
                playback.seek(now.doubleValue());
              }
            });
    HBox.setHgrow(place, Priority.ALWAYS);
    task.setMinWidth(90);
    task.setId("comparison-task");
    HBox pictures = new HBox(Rows.WIDE_GAP, titled("Before", without), titled("Now", with));
    pictures.setAlignment(Pos.CENTER);
    HBox controls = Rows.row(play, chooser(), place, task);
    controls.setMaxWidth(2.0 * ComparisonPlayback.EDGE + Rows.WIDE_GAP);
    pane = new VBox(Rows.GAP, pictures, controls);
    pane.setAlignment(Pos.CENTER);
    VBox.setVgrow(pictures, Priority.ALWAYS);
  }

  private static PictureView picture(String id, String words) {
    PictureView view = new PictureView();
    view.setId(id);
    view.setMinSize(LEAST_EDGE, LEAST_EDGE);
    view.setPrefSize(ComparisonPlayback.EDGE, ComparisonPlayback.EDGE);
    view.setMaxSize(ComparisonPlayback.EDGE, ComparisonPlayback.EDGE);
    view.setAccessibleText(words);
    return view;
  }

  private static Node titled(String title, PictureView view) {
    VBox box = new VBox(4, Rows.section(title), view);
    box.setAlignment(Pos.CENTER);
    VBox.setVgrow(view, Priority.ALWAYS);
    return box;
  }

  private Node chooser() {
    ComboBox<Choice> box = new ComboBox<>();
    box.setId("comparison-choice");
    box.setAccessibleText("What is played");
    box.getItems().add(new Choice("", "All tasks"));
    for (int i = 0; i < outcome.clips().size(); i++) {
      box.getItems().add(new Choice(String.valueOf(i), outcome.clips().get(i).task().title()));
    }
    box.setValue(box.getItems().getFirst());
    box.setOnAction(
        event -> {
          String value = box.getValue().value();
          if (value.isEmpty()) {
            playback.chooseAll();
          } else {
            playback.choose(Integer.parseInt(value));
          }
        });
    return box;
  }

  private void playOrPause() {
    boolean playing = !playback.playing();
    playback.setPlaying(playing);
    play.setGraphic(Icons.of(playing ? Feather.PAUSE : Feather.PLAY));
    Icons.name(play, playing ? "Pause" : "Play");
  }

  private void at(ComparisonPlayback.Frame frame) {
    task.setText(outcome.clips().get(frame.task()).task().title());
    if (!place.isValueChanging()) {
      following = true;
      place.setValue(frame.share());
      following = false;
    }
  }

  Node node() {
    return pane;
  }

  void setVisible(boolean seen) {
    playback.setVisible(seen);
  }

  void setBusy(boolean call) {
    playback.setBusy(call);
  }

  void setCalibration(Calibration calibration) {
    playback.setCalibration(calibration);
  }

  @Override
  public void close() {
    playback.close();
  }
}
