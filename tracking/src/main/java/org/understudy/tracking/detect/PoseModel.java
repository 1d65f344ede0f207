package org.understudy.tracking.detect;

/** Which network estimates the body's landmarks. */
public enum PoseModel {
  /** Quick. */
  LITE,
  /** Half as quick, steadier and closer. */
  FULL
}
