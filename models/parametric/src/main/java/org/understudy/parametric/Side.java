package org.understudy.parametric;

/** A side of the body, always the subject's own. */
public enum Side {
  LEFT,
  RIGHT;

  /** The opposite side. */
  public Side other() {
    return this == LEFT ? RIGHT : LEFT;
  }
}
