package org.understudy.app.window;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests that open a window: skipped, with the reason, where there is no display. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("display")
@ExtendWith(NeedsDisplay.Condition.class)
@interface NeedsDisplay {
  /** Looks for a display. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      String display = System.getenv("DISPLAY");
      boolean own = system.startsWith("windows") || system.startsWith("mac");
      return own || (display != null && !display.isBlank())
          ? ConditionEvaluationResult.enabled("there is a display")
          : ConditionEvaluationResult.disabled(
              "no display: DISPLAY is not set; run under Xvfb to have these tests");
    }
  }
}
