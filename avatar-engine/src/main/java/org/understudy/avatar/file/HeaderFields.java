package org.understudy.avatar.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one JSON object, by name and kind; what is missing, of another kind or out of its
 * range is an IllegalArgumentException that names its place.
 */
final class HeaderFields {
  private static final int SHOWN_CHARACTERS = 40;

  private final String place;
  private final Map<?, ?> values;

  /**
   * The fields of a value of {@link JsonTree}.
   *
   * @param place where the object stands, for messages
   */
  HeaderFields(String place, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "%s: expected an object, found %s".formatted(place, shown(value)));
    }
    this.place = place;
    this.values = map;
  }

  /** Refuses names other than these: what this version does not know it cannot keep. */
  void allow(Set<String> known) {
    for (Object name : values.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("%s: unknown field %s".formatted(place, shown(name)));
      }
    }
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Object name : values.keySet()) {
      names.add(String.valueOf(name));
    }
    return names;
  }

  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  double number(String name) {
    if (values.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(name, "a number");
  }

  int integer(String name) {
    if (values.get(name) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw wrong(name, "a whole number of 0 to 2147483647");
  }

  long unsigned(String name) {
    if (values.get(name) instanceof Long number && number >= 0 && number <= 0xffffffffL) {
      return number;
    }
    throw wrong(name, "a whole number of 0 to 4294967295");
  }

  HeaderFields object(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw wrong(name, "an object");
    }
    return new HeaderFields(name, value);
  }

  List<HeaderFields> objects(String name, int most) {
    List<HeaderFields> all = new ArrayList<>();
    for (Object value : list(name, most)) {
      all.add(new HeaderFields(name, value));
    }
    return all;
  }

  double[] doubles(String name) {
    List<?> list = list(name, AvatarLimits.NUMBERS);
    double[] out = new double[list.size()];
    for (int i = 0; i < out.length; i++) {
      if (!(list.get(i) instanceof Number number)) {
        throw wrong(name, "numbers");
      }
      out[i] = number.doubleValue();
    }
    return out;
  }

  float[] floats(String name) {
    double[] values = doubles(name);
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  private List<?> list(String name, int most) {
    if (values.get(name) instanceof List<?> list) {
      if (list.size() > most) {
        throw new IllegalArgumentException(
            "%s.%s: expected at most %d entries, found %d"
                .formatted(place, name, most, list.size()));
      }
      return list;
    }
    throw wrong(name, "a list");
  }

  private IllegalArgumentException wrong(String name, String expected) {
    Object value = values.get(name);
    return new IllegalArgumentException(
        "%s.%s: expected %s, found %s"
            .formatted(place, name, expected, value == null ? "nothing" : shown(value)));
  }

  /** The beginning of a value, without what a terminal would obey. */
  private static String shown(Object value) {
    if (value instanceof Map || value instanceof List) {
      return value instanceof Map ? "an object" : "a list";
    }
    String text = String.valueOf(value).replaceAll("[^\\x20-\\x7e]", "?");
    return text.length() <= SHOWN_CHARACTERS
        ? "\"" + text + "\""
        : "\"" + text.substring(0, SHOWN_CHARACTERS) + "...\"";
  }
}
