package org.understudy.app.window.screen;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.doctor.Examination;
import org.understudy.app.doctor.Finding;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.window.model.BugReport;

/** How the call fares in numbers, and what this machine has; to be copied for a report. */
public final class DiagnosticsScreen implements Screen {
  private static final double ROW = 34;

  private final Desk desk;
  private final DelayGraph graph = new DelayGraph();
  private final TableView<Map.Entry<String, StageTimes.Summary>> stages = new TableView<>();
  private final VBox machine = new VBox(6);
  private final Button examine = new Button("Examine this computer", Icons.of(Feather.ACTIVITY));
  private final ScrollPane pane;
  private final Timeline clock =
      new Timeline(new KeyFrame(Duration.seconds(1), event -> refresh()));
  private List<Finding> findings = List.of();

  /** The screen. */
  public DiagnosticsScreen(Desk desk) {
    this.desk = desk;
    clock.setCycleCount(Animation.INDEFINITE);
    Button copy = new Button("Copy for a bug report", Icons.of(Feather.CLIPBOARD));
    copy.setId("copy-report");
    copy.setTooltip(new Tooltip("Versions, settings and figures as a text; no names of folders"));
    copy.setOnAction(event -> copy());
    examine.setId("examine");
    examine.setTooltip(
        new Tooltip("Look for all that the program needs, as `understudy doctor` does"));
    examine.setOnAction(event -> examine());
    HBox head =
        Rows.row(
            Rows.head("Diagnostics", "Delay from the camera to the outputs, and what takes time."),
            Rows.spring(),
            copy);
    HBox.setHgrow(head.getChildren().getFirst(), Priority.SOMETIMES);
    columns();
    VBox delay =
        Rows.card(
            Rows.row(
                Rows.section("Delay, milliseconds"),
                Rows.spring(),
                key("Half of the pictures", "key-median"),
                key("95 in 100", "key-p95")),
            graph);
    VBox times = Rows.card(Rows.section("Stages, milliseconds"), stages);
    VBox computer =
        Rows.card(Rows.row(Rows.section("This computer"), Rows.spring(), examine), machine);
    machine.getChildren().setAll(Rows.note("Not examined yet."));
    VBox all = new VBox(Rows.WIDE_GAP, head, delay, times, computer);
    all.setPadding(new Insets(16));
    pane = new ScrollPane(all);
    pane.setFitToWidth(true);
    pane.getStyleClass().add("bare-scroll");
  }

  private static Node key(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add("note");
    Region colour = new Region();
    colour.getStyleClass().addAll("key", style);
    HBox key = Rows.row(colour, label);
    key.setPadding(new Insets(0, 0, 0, Rows.GAP));
    return key;
  }

  private void columns() {
    column("Stage", 180, entry -> entry.getKey());
    column("Median", 90, entry -> number(entry.getValue().median()));
    column("95 in 100", 90, entry -> number(entry.getValue().p95()));
    column("Longest", 90, entry -> number(entry.getValue().max()));
    column("Times", 90, entry -> String.valueOf(entry.getValue().count()));
    stages.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    stages.setPlaceholder(Rows.note("Figures appear with the first call."));
    stages.setFixedCellSize(ROW);
    stages.setPrefHeight(6.5 * ROW);
    stages.setAccessibleText("Stages and their times");
  }

  private void column(
      String title, double width, Function<Map.Entry<String, StageTimes.Summary>, String> text) {
    TableColumn<Map.Entry<String, StageTimes.Summary>, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    stages.getColumns().add(column);
  }

  private static String number(double milliseconds) {
    return String.format(Locale.ROOT, "%.1f", milliseconds);
  }

  private void refresh() {
    graph.show(desk.calls().history().seconds(), desk.settings().get().call().budgetMilliseconds());
    stages.getItems().setAll(desk.calls().stages().entrySet());
  }

  private void examine() {
    examine.setDisable(true);
    machine.getChildren().setAll(Rows.note("Looking …"));
    desk.background()
        .execute(
            () -> {
              List<Finding> found = Examination.run();
              Platform.runLater(() -> show(found));
            });
  }

  private void show(List<Finding> found) {
    findings = found;
    examine.setDisable(false);
    machine.getChildren().clear();
    for (Finding finding : found) {
      Label subject = new Label(finding.subject());
      subject.setMinWidth(180);
      Node state =
          switch (finding.state()) {
            case OK -> Icons.of(Feather.CHECK_CIRCLE);
            case ABSENT -> Icons.of(Feather.MINUS_CIRCLE);
            case MISSING -> Icons.of(Feather.ALERT_TRIANGLE);
          };
      state.getStyleClass().add("finding-" + finding.state().text());
      Label detail = Rows.note(finding.detail());
      HBox.setHgrow(detail, Priority.ALWAYS);
      machine.getChildren().add(Rows.row(state, subject, detail));
    }
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(
        BugReport.text(
            desk.settings().get(),
            desk.calls().history().seconds(),
            desk.calls().stages(),
            findings));
    Clipboard.getSystemClipboard().setContent(content);
    desk.notices().accept("Copied. Please read it before you send it to anybody.");
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void entered() {
    refresh();
    clock.play();
  }

  @Override
  public void left() {
    clock.stop();
  }
}
