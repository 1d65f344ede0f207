package org.understudy.avatar.file;

import java.io.IOException;

/** A file that is no avatar, or a damaged one; the message says what was found and expected. */
public final class AvatarFileException extends IOException {
  private static final long serialVersionUID = 1L;

  AvatarFileException(String source, String problem) {
    super(source + ": " + problem);
  }

  AvatarFileException(String source, String problem, Throwable cause) {
    super(source + ": " + problem, cause);
  }
}
