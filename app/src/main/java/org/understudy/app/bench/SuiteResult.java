package org.understudy.app.bench;

import java.util.List;
import java.util.Map;

/**
 * What a suite found.
 *
 * @param figures numbers and words by name, nested in maps and in no lists
 * @param tables the same for people
 */
public record SuiteResult(Map<String, Object> figures, List<FigureTable> tables) {}
