package org.understudy.parametric;

import java.util.List;

/** What a vertex of a face model belongs to. The ordinal is what files store. */
public enum FacePart {
  /** Outer skin, lips and lids included. */
  SKIN,
  /** Inside of the mouth behind the lips. */
  MOUTH_INTERIOR,
  /** Inside of an eye socket behind the lids. */
  EYE_SOCKET,
  LEFT_EYE,
  RIGHT_EYE,
  UPPER_TEETH,
  LOWER_TEETH,
  TONGUE;

  private static final List<FacePart> ALL = List.of(values());

  /** All parts in index order; unmodifiable, never copied. */
  public static List<FacePart> all() {
    return ALL;
  }
}
