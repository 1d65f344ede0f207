package org.understudy.app.window.screen;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableDoubleValue;
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
  private static final double LEAST_EDGE = 180;
  private static final double LEAST_CONTROLS = 440;

  /** A picture's share of the width. */
  private static final double SHARE = 0.3;

  private final CalibrationOutcome outcome;
  private final ComparisonPlayback playback;
  private final PictureView without;
  private final PictureView with;
  private final Button play;
  private final Slider place = new Slider(0, 1, 0);
  private final Label task = Rows.note("");
  private final VBox pane;
  private boolean following;

  /**
   * The pictures, which play as soon as they are visible.
   *
   * @param width room for both
   */
  ComparisonPane(Avatar avatar, CalibrationOutcome outcome, ObservableDoubleValue width) {
    this.outcome = outcome;
    DoubleBinding edge =
        Bindings.createDoubleBinding(
            () -> Math.clamp(SHARE * width.get(), LEAST_EDGE, ComparisonPlayback.EDGE), width);
    without = picture("comparison-without", "The avatar without calibration", edge);
    with = picture("comparison-with", "The avatar with the calibration of now", edge);
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
    controls.maxWidthProperty().bind(edge.multiply(2).add(Rows.WIDE_GAP));
    controls.setMinWidth(LEAST_CONTROLS);
    pane = new VBox(Rows.GAP, pictures, controls);
    pane.setAlignment(Pos.CENTER);
  }

  private static PictureView picture(String id, String words, DoubleBinding edge) {
    PictureView view = new PictureView();
    view.setId(id);
    view.minWidthProperty().bind(edge);
    view.minHeightProperty().bind(edge);
    view.maxWidthProperty().bind(edge);
    view.maxHeightProperty().bind(edge);
    view.setAccessibleText(words);
    return view;
  }

  private static Node titled(String title, PictureView view) {
    VBox box = new VBox(4, Rows.section(title), view);
    box.setAlignment(Pos.CENTER);
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
