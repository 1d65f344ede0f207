package org.understudy.camera;

import java.util.Optional;

/** What the pictures of a file show, which the file tells whoever asks. */
public enum PictureKind {
  /** An avatar, or a person drawn by the studio. */
  SYNTHETIC,
  /** What a camera saw, possibly with something drawn over it. */
  CAMERA;

  /**
   * What files of synthetic pictures say about themselves: in the comment of MP4, WebM, JPEG and
   * PNG. ASCII, one line.
   */
  public static final String NOTICE =
      "Synthetic picture: an animated avatar drawn by Understudy, not a camera's picture of a person.";

  /** The comment of a file of such pictures; empty where there is nothing to be said. */
  public Optional<String> comment() {
    return this == SYNTHETIC ? Optional.of(NOTICE) : Optional.empty();
  }
}
