package org.understudy.tracking.capture;

import java.io.IOException;
import java.nio.file.Path;

/** A file cannot be used as a video; the message names the file, the problem and what would do. */
public final class VideoProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;

  VideoProblem(Path file, String problem) {
    super(file + " " + problem);
    this.file = file.toString();
  }

  /** The file as it was given. */
  public String file() {
    return file;
  }
}
