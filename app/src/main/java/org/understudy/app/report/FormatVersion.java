package org.understudy.app.report;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The version of a file that users keep, as a field of its JSON. A form that was written before it
 * had the field is of version 1. Stateless.
 */
public final class FormatVersion {
  /** Usual name of the field. */
  public static final String FIELD = "version";

  private FormatVersion() {}

  /**
   * Why a version cannot be read, in a sentence with what to do; empty where it can.
   *
   * @param field the value of the field, missing where there is none, which counts as 1
   * @param newest version that this program knows
   */
  public static Optional<String> refusal(JsonNode field, int newest) {
    if (field.isMissingNode()) {
      return Optional.empty();
    }
    if (!field.isIntegralNumber() || !field.canConvertToInt() || field.intValue() < 1) {
      return Optional.of(
          "it is of version %s, this program reads 1 to %d".formatted(field, newest));
    }
    return field.intValue() <= newest
        ? Optional.empty()
        : Optional.of(
            "it is of version %s, written by a newer Understudy; this one reads up to %d: update it"
                .formatted(field, newest));
  }
}
