package org.understudy.app.window.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.understudy.app.calibration.ResponseCurve;
import org.understudy.app.window.model.CurveEditor;

/** A response curve with its points, for the mouse and the keyboard, and what is tracked now. */
final class CurveView extends Region {
  private static final double LEFT = 34;
  private static final double BOTTOM = 34;
  private static final double MARGIN = 12;
  private static final double LEAST_SIDE = 180;
  private static final double RADIUS = 6;
  private static final double NEAR = 14;
  private static final double STEP = 0.02;
  private static final double LARGE_STEP = 0.1;
  private static final int PARTS = 100;

  private final CurveEditor editor;
  private final Runnable edited;
  private double[] tracked = {};
  private boolean dragging;

  /**
   * A view.
   *
   * @param edited called after every change of the curve and of what is selected
   */
  CurveView(CurveEditor editor, Runnable edited) {
    this.editor = editor;
    this.edited = edited;
    setId("curve");
    getStyleClass().add("curve-view");
    setFocusTraversable(true);
    setMinSize(LEAST_SIDE, LEAST_SIDE);
    setPrefSize(290, 290);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released());
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    addEventHandler(KeyEvent.KEY_RELEASED, event -> editor.finish());
    focusedProperty().addListener((observed, before, now) -> editor.finish());
  }

  /** Shows what is tracked now, a dot for each value. */
  void setTracked(double[] values) {
    tracked = values;
    requestLayout();
  }

  /** Shows the curve as it is now. */
  void refresh() {
    requestLayout();
    setAccessibleText(
        "Response curve of %s. %s".formatted(editor.target().title(), pointWords(editor)));
  }

  /** The selected point in words. */
  static String pointWords(CurveEditor editor) {
    List<ResponseCurve.Point> points = editor.curve().points();
    ResponseCurve.Point at = points.get(editor.selected());
    return String.format(
        Locale.ROOT,
        "Point %d of %d: %.2f becomes %.2f",
        editor.selected() + 1,
        points.size(),
        at.x(),
        at.y());
  }

  private double side() {
    return Math.max(1, Math.min(getWidth() - LEFT - MARGIN, getHeight() - BOTTOM - MARGIN));
  }

  private double originX() {
    return LEFT + Math.max(0, getWidth() - LEFT - MARGIN - side()) / 2;
  }

  private double px(double x) {
    return originX() + side() * x;
  }

  private double py(double y) {
    return MARGIN + side() * (1 - y);
  }

  private double x(MouseEvent event) {
    return Math.clamp((event.getX() - originX()) / side(), 0.0, 1.0);
  }

  private double y(MouseEvent event) {
    return Math.clamp(1 - (event.getY() - MARGIN) / side(), 0.0, 1.0);
  }

  @Override
  protected void layoutChildren() {
    List<Node> nodes = new ArrayList<>();
    Rectangle ground = new Rectangle(px(0), py(1), side(), side());
    nodes.add(styled(ground, "curve-ground"));
    for (int i = 1; i < 4; i++) {
      nodes.add(styled(new Line(px(i / 4.0), py(0), px(i / 4.0), py(1)), "curve-grid"));
      nodes.add(styled(new Line(px(0), py(i / 4.0), px(1), py(i / 4.0)), "curve-grid"));
    }
    nodes.add(styled(new Line(px(0), py(0), px(1), py(1)), "curve-straight"));
    words(nodes);
    ResponseCurve curve = editor.curve();
    Polyline line = new Polyline();
    for (int i = 0; i <= PARTS; i++) {
      double x = (double) i / PARTS;
      line.getPoints().addAll(px(x), py(curve.value(x)));
    }
    nodes.add(styled(line, "curve-line"));
    for (double x : tracked) {
      nodes.add(styled(new Line(px(x), py(0), px(x), py(curve.value(x))), "curve-tracked-line"));
      nodes.add(styled(new Circle(px(x), py(curve.value(x)), RADIUS), "curve-tracked"));
    }
    for (int i = 0; i < curve.points().size(); i++) {
      ResponseCurve.Point point = curve.points().get(i);
      boolean selected = i == editor.selected();
      nodes.add(
          styled(
              new Circle(px(point.x()), py(point.y()), RADIUS),
              selected ? "curve-point-selected" : "curve-point"));
    }
    getChildren().setAll(nodes);
  }

  private void words(List<Node> nodes) {
    String[] numbers = {"0", "0.5", "1"};
    for (int i = 0; i < numbers.length; i++) {
      Text across = text(numbers[i]);
      across.setX(px(i / 2.0) - across.getLayoutBounds().getWidth() / 2);
      across.setY(py(0) + 5);
      Text up = text(numbers[i]);
      up.setX(px(0) - 6 - up.getLayoutBounds().getWidth());
      up.setY(py(i / 2.0) - up.getLayoutBounds().getHeight() / 2);
      nodes.add(across);
      nodes.add(up);
    }
    Text below = text("tracked");
    below.setX(px(0.75) - below.getLayoutBounds().getWidth() / 2);
    below.setY(py(0) + 5);
    Text beside = text("avatar");
    beside.setRotate(-90);
    beside.setX(px(0) - 14 - beside.getLayoutBounds().getWidth() / 2);
    beside.setY(py(0.75) - beside.getLayoutBounds().getHeight() / 2);
    nodes.add(below);
    nodes.add(beside);
  }

  private static Text text(String words) {
    Text text = new Text(words);
    text.setTextOrigin(VPos.TOP);
    text.getStyleClass().add("curve-words");
    return text;
  }

  private static Shape styled(Shape shape, String style) {
    shape.getStyleClass().add(style);
    shape.setMouseTransparent(true);
    return shape;
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int near = -1;
    double nearest = NEAR;
    List<ResponseCurve.Point> points = editor.curve().points();
    for (int i = 0; i < points.size(); i++) {
      double distance =
          Math.hypot(px(points.get(i).x()) - event.getX(), py(points.get(i).y()) - event.getY());
      if (distance < nearest) {
        nearest = distance;
        near = i;
      }
    }
    if (near >= 0) {
      editor.select(near);
      dragging = true;
    } else if (event.getClickCount() == 2) {
      dragging = editor.add(x(event), y(event));
    }
    edited.run();
    event.consume();
  }

  private void dragged(MouseEvent event) {
    if (dragging) {
      editor.drag(x(event), y(event));
      edited.run();
      event.consume();
    }
  }

  private void released() {
    dragging = false;
    editor.finish();
  }

  private void keyPressed(KeyEvent event) {
    double step = event.isShiftDown() ? LARGE_STEP : STEP;
    boolean known = !event.isShortcutDown();
    switch (known ? event.getCode() : KeyCode.UNDEFINED) {
      case LEFT -> editor.nudge(-step, 0);
      case RIGHT -> editor.nudge(step, 0);
      case UP -> editor.nudge(0, step);
      case DOWN -> editor.nudge(0, -step);
      case PAGE_UP -> editor.select(editor.selected() + 1);
      case PAGE_DOWN -> editor.select(editor.selected() - 1);
      case HOME -> editor.select(0);
      case END -> editor.select(ResponseCurve.MOST_POINTS);
      case INSERT, PLUS, ADD -> editor.addBeside();
      case DELETE, BACK_SPACE -> editor.deleteSelected();
      default -> known = false;
    }
    if (known) {
      edited.run();
      event.consume();
    }
  }
}
