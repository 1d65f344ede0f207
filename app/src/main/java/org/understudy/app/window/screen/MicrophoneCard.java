package org.understudy.app.window.screen;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.understudy.app.settings.Settings;
import org.understudy.app.window.model.Capital;
import org.understudy.camera.microphone.DelayedMicrophone;
import org.understudy.camera.microphone.MicrophoneState;
import org.understudy.camera.microphone.MicrophoneTarget;

/** Whether a delayed microphone is offered. Where it cannot be, says why. */
final class MicrophoneCard {
  private static final String OFF = MicrophoneTarget.OFF.toString();
  private static final String DELAYED = new MicrophoneTarget.Following().toString();
  private static final String EXPLANATION =
      "Others then see lips and hear the voice at the same time, if you choose \""
          + DelayedMicrophone.NAME
          + "\" in the meeting program. Sound stays in memory for as long as the picture is late,"
          + " half a second at most, and goes to that program alone. Off, the microphone is not"
          + " touched. For the next call.";

  private final Desk desk;
  private final CheckBox box = new CheckBox("Offer a delayed microphone");
  private final Label words = Rows.note(EXPLANATION);
  private final Label reason = Rows.note("");
  private final VBox pane;

  MicrophoneCard(Desk desk) {
    this.desk = desk;
    box.setId("microphone");
    box.setAccessibleText("Offer a copy of the microphone that is as late as the picture");
    box.setTooltip(new Tooltip("A copy of the microphone that is as late as the picture"));
    box.setOnAction(
        event ->
            desk.settings()
                .update(
                    s -> s.withCall(s.call().withMicrophone(box.isSelected() ? DELAYED : OFF))));
    reason.setId("microphone-reason");
    reason.managedProperty().bind(reason.visibleProperty());
    reason.setVisible(false);
    pane = Rows.card(Rows.section("Sound"), box, words, reason);
    desk.settings().onChange(this::settingsAre);
    settingsAre(desk.settings().get());
  }

  private void settingsAre(Settings settings) {
    box.setSelected(!settings.call().microphone().equals(OFF));
  }

  /** Looks whether it can be had now. */
  void refresh() {
    desk.background()
        .execute(
            () -> {
              MicrophoneState found = DelayedMicrophone.probe();
              Platform.runLater(() -> found(found));
            });
  }

  private void found(MicrophoneState state) {
    boolean absent = state instanceof MicrophoneState.Unavailable;
    // what is on can be turned off all the same
    box.setDisable(absent && !box.isSelected());
    reason.setVisible(absent);
    reason.setText(absent ? Capital.of(state.words()) + help(state.remedies()) : "");
  }

  private static String help(List<String> remedies) {
    return remedies.isEmpty() ? "." : ". What helps: " + String.join("; or ", remedies);
  }

  Node node() {
    return pane;
  }
}
