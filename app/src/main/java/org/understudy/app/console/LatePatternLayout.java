package org.understudy.app.console;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import org.jspecify.annotations.Nullable;

/**
 * Lays out messages by a pattern that it reads with the first of them: reading it takes a
 * fourteenth of a second of a start, and most runs have nothing to say. Called by Logback, by one
 * thread at a time.
 */
final class LatePatternLayout extends LayoutBase<ILoggingEvent> {
  private final String pattern;
  private @Nullable PatternLayout layout;

  LatePatternLayout(String pattern) {
    this.pattern = pattern;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    PatternLayout ready = layout;
    if (ready == null) {
      ready = new PatternLayout();
      ready.setContext(getContext());
      ready.setPattern(pattern);
      ready.start();
      layout = ready;
    }
    return ready.doLayout(event);
  }
}
