package org.understudy.tracking.retarget;

/** What the avatar's head and torso follow. */
public enum Follow {
  /** The subject's motion about their usual pose; the avatar stays framed. */
  RELATIVE,
  /** The subject's pose in camera space as it is. */
  ABSOLUTE
}
