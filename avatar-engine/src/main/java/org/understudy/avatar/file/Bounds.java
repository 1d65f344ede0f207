package org.understudy.avatar.file;

/** Checks of what a header says; a broken one is named in an IllegalArgumentException. */
final class Bounds {
  private Bounds() {}

  static void count(String what, long found, long least, long most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          least == most
              ? "%s: expected %d, found %d".formatted(what, least, found)
              : "%s: expected %d to %d, found %d".formatted(what, least, most, found));
    }
  }

  /** A number no farther from 0 than a limit; not a number is too far. */
  static void reach(String what, double found, double most) {
    if (!(Math.abs(found) <= most)) {
      throw new IllegalArgumentException(
          "%s: expected a number within -%s..%s, found %s".formatted(what, most, most, found));
    }
  }

  /** A text that is not blank, not too long, and shows as it is: see {@link #text}. */
  static void name(String what, String found) {
    text(what, found, AvatarLimits.NAME_CHARACTERS);
    if (found.isBlank()) {
      throw new IllegalArgumentException(what + ": expected a text that is not blank");
    }
  }

  /**
   * A text that is not too long and holds nothing a terminal obeys: no control characters, none
   * that turn the direction of writing, no halves of surrogate pairs.
   */
  static void text(String what, String found, int mostCharacters) {
    if (found.length() > mostCharacters) {
      throw new IllegalArgumentException(
          "%s: expected at most %d characters, found %d"
              .formatted(what, mostCharacters, found.length()));
    }
    for (int i = 0; i < found.length(); i += Character.charCount(found.codePointAt(i))) {
      int c = found.codePointAt(i);
      boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
      if (Character.isISOControl(c) || turns || Character.getType(c) == Character.SURROGATE) {
        throw new IllegalArgumentException(
            "%s: expected plain text, found the character U+%04X".formatted(what, c));
      }
    }
  }
}
