package org.understudy.app.window.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.understudy.app.window.model.PuppetPose;
import org.understudy.app.window.model.ShapeGroups;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;

/** A slider for every coefficient, for the gaze and for every angle of every joint. */
final class PuppetSliders {
  private final List<Slider> all = new ArrayList<>();
  private final VBox groups = new VBox(Rows.GAP);
  private final ScrollPane pane = new ScrollPane(groups);
  private final Runnable changed;
  private PuppetPose pose = new PuppetPose();
  private double gazeYaw;
  private double gazePitch;
  private boolean resetting;

  /**
   * Sliders.
   *
   * @param changed called when the pose is another
   */
  PuppetSliders(Runnable changed) {
    this.changed = changed;
    boolean first = true;
    for (Map.Entry<String, List<ArkitExpression>> group : ShapeGroups.all().entrySet()) {
      GridPane grid = grid();
      for (ArkitExpression e : group.getValue()) {
        slider(grid, ShapeGroups.title(e.arkitName()), 0, 1, "", value -> pose.set(e, value));
      }
      add(group.getKey(), grid, first);
      first = false;
    }
    add("Gaze", gaze(), false);
    add("Head, neck and shoulders", joints(), false);
    groups.setPadding(new Insets(0, 8, 0, 0));
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("bare-scroll");
  }

  private void add(String title, Node content, boolean open) {
    TitledPane group = new TitledPane(title, content);
    group.setExpanded(open);
    group.setAnimated(false);
    groups.getChildren().add(group);
  }

  private static GridPane grid() {
    GridPane grid = new GridPane(10, 6);
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(158);
    ColumnConstraints slider = new ColumnConstraints();
    slider.setHgrow(Priority.ALWAYS);
    ColumnConstraints value = new ColumnConstraints();
    value.setMinWidth(38);
    grid.getColumnConstraints().addAll(name, slider, value);
    return grid;
  }

  private Node gaze() {
    GridPane grid = grid();
    double most = PuppetPose.MOST_GAZE_DEGREES;
    slider(
        grid,
        "To the avatar's left",
        -most,
        most,
        "°",
        value -> {
          gazeYaw = value;
          pose.look(gazeYaw, gazePitch);
        });
    slider(
        grid,
        "Up",
        -most,
        most,
        "°",
        value -> {
          gazePitch = value;
          pose.look(gazeYaw, gazePitch);
        });
    return grid;
  }

  private Node joints() {
    GridPane grid = grid();
    double most = PuppetPose.MOST_DEGREES;
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint.posedIndex() >= 0) {
        for (PuppetPose.Axis axis : PuppetPose.Axis.values()) {
          String title =
              "%s %s"
                  .formatted(
                      ShapeGroups.title(joint.jointName()), axis.name().toLowerCase(Locale.ROOT));
          slider(grid, title, -most, most, "°", value -> pose.turn(joint, axis, value));
        }
      }
    }
    return grid;
  }

  private void slider(
      GridPane grid, String title, double least, double most, String unit, DoubleConsumer set) {
    Slider slider = new Slider(least, most, 0);
    slider.setBlockIncrement((most - least) / 20);
    slider.setAccessibleText(title);
    Label name = new Label(title);
    name.setLabelFor(slider);
    Label value = new Label(text(0, unit));
    value.getStyleClass().add("note");
    value.setAlignment(Pos.CENTER_RIGHT);
    value.setMaxWidth(Double.MAX_VALUE);
    slider
        .valueProperty()
        .addListener(
            (observed, before, now) -> {
              set.accept(now.doubleValue());
              value.setText(text(now.doubleValue(), unit));
              if (!resetting) {
                changed.run();
              }
            });
    grid.addRow(grid.getRowCount(), name, slider, value);
    all.add(slider);
  }

  private static String text(double value, String unit) {
    return unit.isEmpty()
        ? String.format(Locale.ROOT, "%.2f", value)
        : String.format(Locale.ROOT, "%.0f%s", value, unit);
  }

  Node node() {
    return pane;
  }

  PuppetPose pose() {
    return pose;
  }

  /** All at rest. */
  void reset() {
    resetting = true;
    all.forEach(slider -> slider.setValue(0));
    resetting = false;
    pose = new PuppetPose();
    changed.run();
  }
}
