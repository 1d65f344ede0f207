package org.understudy.parametric.file;

import java.util.Optional;
import java.util.OptionalInt;

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
   * @param field the field's value as JSON, such as {@code 2}; empty where there is none, which
   *     counts as 1
   * @param newest version that this program knows, 1 or more
   */
  public static Optional<String> refusal(String field, int newest) {
    if (field.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt version = number(field);
    if (version.isEmpty()) {
      return Optional.of(
          "it is of version %s, this program reads 1 to %d".formatted(field, newest));
    }
    return version.getAsInt() <= newest
        ? Optional.empty()
        : Optional.of(
            "it is of version %s, written by a newer Understudy; this one reads up to %d: update it"
                .formatted(field, newest));
  }

  /**
   * Whether a newer program wrote it, so that it is no damage.
   *
   * @param field as for {@link #refusal}
   * @param newest version that this program knows, 1 or more
   */
  public static boolean isNewer(String field, int newest) {
    return number(field).orElse(1) > newest;
  }

  private static OptionalInt number(String field) {
    try {
      int version = Integer.parseInt(field);
      return version < 1 ? OptionalInt.empty() : OptionalInt.of(version);
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
