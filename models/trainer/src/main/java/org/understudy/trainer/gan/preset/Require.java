package org.understudy.trainer.gan.preset;

import java.util.List;

/** Checks of preset fields; a refusal names the field, the value and what would be accepted. */
final class Require {
  private Require() {}

  static void atLeast(String field, int value, int least) {
    if (value < least) {
      throw new PresetException(field, "takes %d or more, got %d".formatted(least, value));
    }
  }

  static void positive(String field, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new PresetException(field, "takes a number above 0, got " + value);
    }
  }

  static void range(String field, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new PresetException(field, "takes %s to %s, got %s".formatted(low, high, value));
    }
  }

  static void finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new PresetException(field, "takes a finite number, got " + value);
    }
  }

  static void above(String field, double value, String lowerField, double lower) {
    if (!(value > lower)) {
      throw new PresetException(
          field, "takes more than %s (%s), got %s".formatted(lowerField, lower, value));
    }
  }

  static List<Double> point(String field, List<Double> value) {
    if (value.size() != 3) {
      throw new PresetException(field, "takes three numbers, got " + value);
    }
    value.forEach(v -> finite(field, v));
    return List.copyOf(value);
  }

  static List<Integer> kernel(String field, List<Integer> value) {
    if (value.size() != 3 || value.stream().anyMatch(v -> v < 1 || v % 2 == 0)) {
      throw new PresetException(field, "takes three odd numbers, got " + value);
    }
    return List.copyOf(value);
  }

  static List<Integer> widths(String field, List<Integer> value) {
    if (value.isEmpty() || value.stream().anyMatch(v -> v < 1)) {
      throw new PresetException(field, "takes one or more widths of 1 or more, got " + value);
    }
    return List.copyOf(value);
  }
}
