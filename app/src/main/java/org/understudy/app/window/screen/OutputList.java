package org.understudy.app.window.screen;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.window.model.Choice;
import org.understudy.app.window.model.Choices;
import org.understudy.app.window.model.LoopbackDevices;

/** Chooses where the avatar's pictures go: any number of outputs, this window beside. */
final class OutputList {
  private final Desk desk;
  private final VBox rows = new VBox(6);
  private final MenuButton add = new MenuButton("Add an output", Icons.of(Feather.PLUS));
  private final VBox pane;
  private boolean locked;

  OutputList(Desk desk) {
    this.desk = desk;
    add.setId("add-output");
    add.setMaxWidth(Double.MAX_VALUE);
    add.setTooltip(new Tooltip("Where other programs find the avatar"));
    pane = new VBox(6, Rows.section("Others see the avatar in"), rows, add);
    offer(List.of());
    desk.background()
        .execute(
            () -> {
              List<LoopbackDevices.Device> devices = LoopbackDevices.all(Path.of("/"));
              Platform.runLater(() -> offer(devices));
            });
    refresh();
  }

  Node node() {
    return pane;
  }

  private void offer(List<LoopbackDevices.Device> devices) {
    add.getItems().clear();
    for (Choice choice : Choices.outputs(devices)) {
      MenuItem item = new MenuItem(choice.title());
      item.setOnAction(event -> add(choice.value()));
      add.getItems().add(item);
    }
    MenuItem record = new MenuItem("Recording …");
    record.setOnAction(
        event ->
            file(
                "file:",
                "Record the avatar",
                new ExtensionFilter("Videos", "*.mp4", "*.webm", "*.y4m")));
    MenuItem test = new MenuItem("Test camera file for browsers …");
    test.setOnAction(
        event ->
            file(
                "y4m-live:",
                "File of one frame that a browser's test camera reads",
                new ExtensionFilter("yuv4mpeg2", "*.y4m")));
    add.getItems().addAll(new SeparatorMenuItem(), record, test);
  }

  private void file(String kind, String title, ExtensionFilter filter) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(filter);
    chooser.setInitialFileName(kind.equals("file:") ? "call.mp4" : "camera.y4m");
    File file = chooser.showSaveDialog(desk.window());
    if (file != null) {
      add(kind + file.getPath());
    }
  }

  private void add(String sink) {
    List<String> sinks = new ArrayList<>(desk.settings().get().call().sinks());
    if (!sinks.contains(sink)) {
      sinks.add(sink);
      set(sinks);
    }
  }

  private void set(List<String> sinks) {
    desk.settings().update(s -> s.withCall(s.call().withSinks(sinks)));
    refresh();
  }

  private void refresh() {
    rows.getChildren().clear();
    List<String> sinks = desk.settings().get().call().sinks();
    for (String sink : sinks) {
      rows.getChildren().add(row(sink));
    }
    if (sinks.isEmpty()) {
      rows.getChildren().add(Rows.note("Only this window so far."));
    }
  }

  private Node row(String sink) {
    Label name = new Label(Choices.output(sink));
    name.setMaxWidth(Double.MAX_VALUE);
    name.setTooltip(new Tooltip(sink));
    HBox.setHgrow(name, Priority.ALWAYS);
    Button remove =
        Icons.button(
            Feather.X,
            "Remove " + Choices.output(sink),
            () ->
                set(
                    desk.settings().get().call().sinks().stream()
                        .filter(s -> !s.equals(sink))
                        .toList()));
    remove.setDisable(locked);
    HBox row = new HBox(Rows.GAP, Icons.of(icon(sink)), name, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("output-row");
    return row;
  }

  private static Feather icon(String sink) {
    if (sink.startsWith("mjpeg")) {
      return Feather.GLOBE;
    }
    return sink.startsWith("file") || sink.startsWith("y4m") ? Feather.FILM : Feather.VIDEO;
  }

  /** While a call runs its outputs stay. */
  void setLocked(boolean wanted) {
    locked = wanted;
    add.setDisable(wanted);
    refresh();
  }
}
