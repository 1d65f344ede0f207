package org.understudy.trainer.gan.preset;

/** A field of a preset that cannot be used. */
public final class PresetException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;

  /**
   * A refusal.
   *
   * @param field the field, with a path before it where that is known
   * @param reason what it takes and what it got
   */
  PresetException(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
    this.reason = reason;
  }

  /** The same refusal with the file and the path to the field's record before its name. */
  PresetException in(String file, String path) {
    return new PresetException(
        "%s: %s%s".formatted(file, path.isEmpty() ? "" : path + ".", field), reason);
  }
}
