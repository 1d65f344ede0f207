package org.understudy.trainer.gan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.parametric.ArkitExpression;

class SheetOrderTest {
  private static final double RADIUS = 0.1;
  private static final int CELLS = 40;

  /** Part of a ball, from one height to another. */
  private static TemplateSheet cap(String name, double from, double to) {
    int vertices = (CELLS + 1) * (CELLS + 1);
    float[] mean = new float[3 * vertices];
    for (int v = 0; v < vertices; v++) {
      int column = v % (CELLS + 1);
      int row = v / (CELLS + 1);
      double around = Math.PI * ((double) column / CELLS - 0.5);
      double up = from + (to - from) * row / CELLS;
      mean[3 * v] = (float) (RADIUS * Math.cos(up) * Math.sin(around));
      mean[3 * v + 1] = (float) (RADIUS * Math.sin(up));
      mean[3 * v + 2] = (float) (RADIUS * Math.cos(up) * Math.cos(around));
    }
    float[][] still = new float[ArkitExpression.COUNT][0];
    boolean[] free = new boolean[64];
    Arrays.fill(free, true);
    return new TemplateSheet(
        name,
        CELLS,
        CELLS,
        mean,
        new float[mean.length],
        new float[7 * vertices],
        still,
        8,
        8,
        free,
        Optional.empty(),
        false);
  }

  private static SheetTemplate template(TemplateSheet... sheets) {
    return new SheetTemplate(
        1, 0, new float[ArkitExpression.COUNT], new float[6], new float[6], List.of(sheets));
  }

  private static double radius(TemplateSheet sheet, int v) {
    return Math.hypot(
        Math.hypot(sheet.mean()[3 * v], sheet.mean()[3 * v + 1]), sheet.mean()[3 * v + 2]);
  }

  @Test
  void theScalpLiesBeneathTheFaceAndNowhereElse() {
    TemplateSheet face = cap("face", -0.8, 0.5);
    TemplateSheet head = cap("head", 0.3, 1.2);
    SheetTemplate ordered = SheetOrder.of(template(head, face));
    TemplateSheet lower = ordered.find("head").orElseThrow();
    int beneath = 0;
    for (int v = 0; v < lower.vertices(); v++) {
      double up = Math.asin(head.mean()[3 * v + 1] / RADIUS);
      if (up < 0.5) {
        assertThat(radius(lower, v)).isCloseTo(RADIUS - 0.002, within(2e-4));
        beneath++;
      } else if (up > 0.62) {
        assertThat(radius(lower, v)).isCloseTo(RADIUS, within(1e-6));
      }
    }
    assertThat(beneath).isPositive();
    assertThat(ordered.find("face").orElseThrow()).isSameAs(face);
  }

  @Test
  void otherTemplatesStayAsTheyAre() {
    SheetTemplate template = template(cap("face", -0.8, 0.5), cap("shell-00", 0.3, 1.2));
    assertThat(SheetOrder.of(template)).isSameAs(template);
  }
}
