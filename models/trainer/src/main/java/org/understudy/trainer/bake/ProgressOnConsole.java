package org.understudy.trainer.bake;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.PngPicture;

/** A bar per stage with the time left, and pictures written to a file. Not thread-safe. */
public final class ProgressOnConsole implements BakeProgress, AutoCloseable {
  private final @Nullable Path picture;
  private String stage = "";
  private @Nullable ProgressBar bar;

  /**
   * A progress.
   *
   * @param picture the PNG file that always holds the latest picture, if wanted
   */
  public ProgressOnConsole(@Nullable Path picture) {
    this.picture = picture;
  }

  @Override
  public void at(String newStage, int done, int total) {
    ProgressBar current = bar;
    if (current == null || !stage.equals(newStage)) {
      endBar();
      stage = newStage;
      current = new ProgressBar(newStage, total);
      bar = current;
    }
    current.stepTo(done);
  }

  @Override
  public void picture(BufferedImage shown) {
    Path to = picture;
    if (to == null) {
      return;
    }
    try {
      PngPicture.write(shown, to);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + to, e);
    }
  }

  /** Ends the bar that is shown, so that something else can be written. */
  public void endBar() {
    ProgressBar current = bar;
    if (current != null) {
      current.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    endBar();
  }
}
