package org.understudy.assets;

import java.io.IOException;

/** A shipped file is not the one that the catalog lists: the installation is damaged. */
public final class DamagedAssetException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedAssetException(String name, String how) {
    super(
        "\"%s\", a file of the program, is damaged (%s); install the program again, or build it anew"
            .formatted(name, how));
  }
}
