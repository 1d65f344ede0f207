package org.understudy.app.command;

import java.io.IOException;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.Avatar;
import picocli.CommandLine.Option;

/** Who is shown: the option that drive, render and bench share. */
final class AvatarArgument {
  @Option(
      names = {"-a", "--avatar"},
      paramLabel = "NAME|FILE",
      defaultValue = AvatarGallery.USUAL,
      description =
          "Who is shown: a name that `understudy avatar list` knows, or an avatar file (default: ada).")
  private String avatar = AvatarGallery.USUAL;

  Avatar load() throws IOException {
    return AvatarGallery.load(avatar);
  }

  /**
   * What to call a file after an avatar: its name is whatever its maker chose, and may look like
   * the path of some other file.
   */
  static String fileName(Avatar avatar) {
    return avatar.name().replaceAll("[^\\p{L}\\p{N}_-]+", "-");
  }
}
