package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.understudy.app.calibration.ResponseCurves;
import org.understudy.app.settings.Settings;
import org.understudy.app.window.model.CallPhase;
import org.understudy.app.window.model.CurveEditor;
import org.understudy.app.window.model.CurveTarget;
import org.understudy.avatar.Avatar;

/** The editor of response curves: whose, the curve, and what the avatar makes of it. */
final class CurvePane {
  private static final String FIRST_GROUP = "Mouth";
  private static final String FIRST = "Mouth smile left and right";
  private static final String HELP =
      "Drag points; a double click adds one. Keys: arrows move the point (with Shift farther), Page Up and Page Down choose another, Insert adds, Delete removes.";

  private final Desk desk;
  private final Map<String, List<CurveTarget>> targets = CurveTarget.all();
  private final CurveEditor editor;
  private final CurveView view;
  private final CurvePreview preview;
  private final Consumer<ResponseCurves> seen;
  private final ComboBox<String> groups = new ComboBox<>();
  private final ComboBox<CurveTarget> shapes = new ComboBox<>();
  private final Button delete = button("Delete", "Delete the selected point; the ends stay");
  private final Label point = Rows.note("");
  private final Label mixed =
      Rows.note("Their curves differ. The first is shown; a change is for all.");
  private final HBox pane;
  private boolean choosing;

  /**
   * The editor.
   *
   * @param seen told of curves while they change
   */
  CurvePane(Desk desk, Consumer<ResponseCurves> seen) {
    this.desk = desk;
    this.seen = seen;
    CurveTarget first =
        targets.getOrDefault(FIRST_GROUP, List.of()).stream()
            .filter(target -> target.title().equals(FIRST))
            .findFirst()
            .orElseThrow();
    editor =
        new CurveEditor(
            first,
            this::seen,
            (curves, goesOn) -> desk.settings().update(s -> s.curved(curves, goesOn)));
    view = new CurveView(editor, this::refresh);
    preview = new CurvePreview(desk, editor, view::setTracked);
    groups.setId("curve-group");
    groups.getItems().setAll(targets.keySet());
    groups.setOnAction(event -> groupChosen());
    shapes.setId("curve-shape");
    shapes.setOnAction(event -> targetChosen());
    choosing = true;
    groups.setValue(FIRST_GROUP);
    shapes.getItems().setAll(targets.getOrDefault(FIRST_GROUP, List.of()));
    shapes.setValue(first);
    choosing = false;
    mixed.managedProperty().bind(mixed.visibleProperty());
    VBox left =
        new VBox(
            Rows.GAP,
            Rows.field("Part of the face", groups),
            Rows.field("Expression", shapes),
            mixed,
            buttons(),
            Rows.note(HELP));
    left.setPrefWidth(250);
    left.setMinWidth(220);
    point.setId("curve-point");
    VBox middle = new VBox(4, view, point);
    middle.setAlignment(Pos.TOP_CENTER);
    VBox.setVgrow(view, Priority.ALWAYS);
    HBox.setHgrow(middle, Priority.ALWAYS);
    pane = new HBox(Rows.WIDE_GAP, left, middle, preview.node());
    pane.setPadding(new Insets(4));
    show(desk.settings().get());
  }

  private static Button button(String name, String tip) {
    Button button = new Button(name);
    button.getStyleClass().add(Styles.SMALL);
    button.setTooltip(new Tooltip(tip));
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private Node buttons() {
    Button add = button("Add point", "Add a point beside the selected one");
    add.setId("curve-add");
    add.setOnAction(event -> edit(editor::addBeside));
    delete.setId("curve-delete");
    delete.setOnAction(event -> edit(editor::deleteSelected));
    Button reset = button("Reset", "Make this curve straight again");
    reset.setId("curve-reset");
    reset.setOnAction(event -> edit(editor::reset));
    Button all = button("Reset all", "Make all curves straight again; this can be undone");
    all.setOnAction(event -> edit(editor::resetAll));
    return new FlowPane(Rows.GAP, Rows.GAP, add, delete, reset, all);
  }

  private void edit(Runnable change) {
    change.run();
    view.requestFocus();
    refresh();
  }

  private void groupChosen() {
    if (!choosing) {
      List<CurveTarget> group = targets.getOrDefault(groups.getValue(), List.of());
      choosing = true;
      shapes.getItems().setAll(group);
      choosing = false;
      shapes.setValue(group.getFirst());
    }
  }

  private void targetChosen() {
    CurveTarget target = shapes.getValue();
    if (!choosing && target != null) {
      editor.choose(target);
      refresh();
    }
  }

  private void seen(ResponseCurves curves) {
    desk.calls().setCalibration(desk.settings().get().calibration().withCurves(curves));
    seen.accept(curves);
  }

  private void refresh() {
    view.refresh();
    point.setText(CurveView.pointWords(editor));
    mixed.setVisible(editor.target().mixed(editor.curves()));
    int last = editor.curve().points().size() - 1;
    delete.setDisable(editor.selected() == 0 || editor.selected() == last);
    preview.refresh();
  }

  Node node() {
    return pane;
  }

  /** Takes over the curves of changed settings. */
  void show(Settings settings) {
    editor.show(settings.calibration().curves());
    refresh();
  }

  /** Shows another avatar. */
  void setAvatar(Avatar avatar) {
    preview.setAvatar(avatar);
  }

  /** Whether anybody looks at it. */
  void setActive(boolean active) {
    if (!active) {
      editor.finish();
    }
    preview.setActive(active);
  }

  /** The call is in another phase. */
  void phaseIs(CallPhase phase) {
    preview.phaseIs(phase);
  }
}
