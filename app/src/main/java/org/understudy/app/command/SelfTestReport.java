package org.understudy.app.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.understudy.app.talk.SelfTest;
import org.understudy.tracking.selftest.StepResponse;
import org.understudy.tracking.selftest.Stillness;

/** Prints what {@code track --self-test} measured. */
final class SelfTestReport {
  private SelfTestReport() {}

  /** Prints the figures; 0 where all keep their limits, else 1. */
  static int print(PrintWriter out, SelfTest.Figures figures) {
    Stillness still = figures.stillness();
    out.printf(
        Locale.ROOT,
        "still picture, %d frames with noise of sigma 4:%n"
            + "  head rotation      %.4f degrees   <= %.2f  %s%n"
            + "  any coefficient    %.5f           <= %.2f  %s (loudest: %s)%n",
        still.frames(),
        still.headRotationDegrees(),
        Stillness.HEAD_LIMIT_DEGREES,
        verdict(still.headRotationDegrees() <= Stillness.HEAD_LIMIT_DEGREES),
        still.coefficient(),
        Stillness.COEFFICIENT_LIMIT,
        verdict(still.coefficient() <= Stillness.COEFFICIENT_LIMIT),
        still.loudest().arkitName());
    out.println("step from 0 to 1 in one frame, share that is out:");
    figures.steps().forEach(step -> row(out, step));
    out.flush();
    return figures.passes() ? 0 : 1;
  }

  private static void row(PrintWriter out, StepResponse step) {
    out.printf(
        Locale.ROOT,
        "  %-18s %3.0f %% after one frame, %3.0f %% after two   >= %.0f %%  %s (%.2f to %.2f)%n",
        step.expression().arkitName(),
        100 * step.outAfterOne(),
        100 * step.outAfterTwo(),
        100 * StepResponse.LIMIT,
        verdict(step.passes()),
        step.before(),
        step.after());
  }

  private static String verdict(boolean good) {
    return good ? "ok" : "missed";
  }
}
