package org.understudy.app.window.screen;

import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.understudy.app.window.model.DelayHistory;

/** The delay of the last two minutes: its middle, and what 95 in a hundred pictures stay below. */
final class DelayGraph extends Region {
  private static final double LEFT = 44;
  private static final double BOTTOM = 22;
  private static final double TOP = 10;
  private static final double LEAST_SPAN = 50;
  private static final Color MEDIAN = Color.web("#1f6feb");
  private static final Color P95 = Color.web("#d29922");

  private final Canvas canvas = new Canvas();
  private List<DelayHistory.Second> seconds = List.of();
  private double budget = LEAST_SPAN;

  DelayGraph() {
    getChildren().add(canvas);
    setMinSize(200, 140);
    setPrefHeight(220);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Graph of the delay");
  }

  /** Shows other seconds; the budget is drawn as a line. */
  void show(List<DelayHistory.Second> newSeconds, double budgetMilliseconds) {
    seconds = newSeconds;
    budget = budgetMilliseconds;
    draw();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    double width = canvas.getWidth() - LEFT - 8;
    double height = canvas.getHeight() - TOP - BOTTOM;
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    double most =
        seconds.stream()
            .mapToDouble(DelayHistory.Second::p95)
            .filter(value -> !Double.isNaN(value))
            .max()
            .orElse(0);
    double span = step(Math.max(1.3 * budget, 1.1 * most));
    Color faint = Color.gray(0.5, 0.3);
    Color words = Color.gray(0.55);
    g.setLineWidth(1);
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i <= 4; i++) {
      double y = Math.round(TOP + height * (1 - i / 4.0)) + 0.5;
      g.setStroke(faint);
      g.strokeLine(LEFT, y, LEFT + width, y);
      g.setFill(words);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(String.format(Locale.ROOT, "%.0f", span * i / 4), LEFT - 8, y);
    }
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText("2 minutes ago", LEFT, TOP + height + 14);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText("now", LEFT + width, TOP + height + 14);
    g.setStroke(Color.gray(0.5, 0.8));
    g.setLineDashes(4, 4);
    double y = TOP + height * (1 - budget / span);
    g.strokeLine(LEFT, y, LEFT + width, y);
    g.setLineDashes();
    g.setLineWidth(2);
    line(g, P95, width, height, span, true);
    line(g, MEDIAN, width, height, span, false);
  }

  /** A span with four round parts. */
  private static double step(double most) {
    double unit = Math.pow(10, Math.floor(Math.log10(most / 4)));
    for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
      if (4 * factor * unit >= most) {
        return 4 * factor * unit;
      }
    }
    return 40 * unit;
  }

  private void line(
      GraphicsContext g, Color colour, double width, double height, double span, boolean high) {
    g.setStroke(colour);
    g.beginPath();
    boolean pen = false;
    int first = DelayHistory.SECONDS - seconds.size();
    for (int i = 0; i < seconds.size(); i++) {
      double value = high ? seconds.get(i).p95() : seconds.get(i).median();
      if (Double.isNaN(value)) {
        pen = false;
        continue;
      }
      double x = LEFT + width * (first + i) / (DelayHistory.SECONDS - 1);
      double y = TOP + height * (1 - Math.min(1, value / span));
      if (pen) {
        g.lineTo(x, y);
      } else {
        g.moveTo(x, y);
        pen = true;
      }
    }
    g.stroke();
  }
}
