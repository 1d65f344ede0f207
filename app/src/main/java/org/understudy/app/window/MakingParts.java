package org.understudy.app.window;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.app.gallery.UserFolders;
import org.understudy.app.guide.GuideTimes;
import org.understudy.app.making.AvatarMaker;
import org.understudy.app.making.FitLauncher;
import org.understudy.app.making.MakingFolder;
import org.understudy.app.making.MakingState;
import org.understudy.app.window.screen.Making;

/**
 * What the window makes avatars with.
 *
 * @param data the folder of what the user wants to keep
 * @param launcher starts the fit
 * @param times how long a recording's steps last
 */
public record MakingParts(Path data, FitLauncher launcher, GuideTimes times) {
  /** Those of this user and this process. */
  public static MakingParts current() {
    return new MakingParts(UserFolders.current().data(), FitLauncher.current(), GuideTimes.USUAL);
  }

  private Path folder() {
    return data.resolve("making");
  }

  private Path kept() {
    return data.resolve("recordings");
  }

  /** A maker, closed by the caller. */
  AvatarMaker maker(Consumer<MakingState> listener) {
    return new AvatarMaker(
        new MakingFolder(folder(), kept()), launcher, OwnAvatars.current(), listener);
  }

  /** What the screens get. */
  Making making(AvatarMaker maker) {
    return new Making(maker, times, OwnAvatars.current(), folder(), kept());
  }
}
