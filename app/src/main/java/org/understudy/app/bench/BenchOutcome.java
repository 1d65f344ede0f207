package org.understudy.app.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of some suites: one that fails takes nothing from the others. Immutable.
 *
 * @param figures by suite, of those that were measured
 * @param failures by suite, in a sentence for people, of those that could not be
 */
public record BenchOutcome(Map<String, Object> figures, Map<String, String> failures) {
  public BenchOutcome {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }
}
