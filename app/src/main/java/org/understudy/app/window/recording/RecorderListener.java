package org.understudy.app.window.recording;

import java.nio.file.Path;
import java.util.Optional;
import org.understudy.app.guide.Coverage;
import org.understudy.app.guide.GuideRun;
import org.understudy.app.guide.Hint;

/** Told what the recorder does. Called by its threads; has to return at once. */
public interface RecorderListener {
  /**
   * The camera is in another state.
   *
   * @param on whether it delivers
   * @param words for people
   */
  void camera(boolean on, String words);

  /**
   * A picture has been looked at.
   *
   * @param position where the guide is; empty while nothing is recorded
   * @param hint what is wrong with the picture, if anything
   */
  void at(Optional<GuideRun.Position> position, Optional<Hint> hint);

  /** The recording is whole. */
  void finished(Path file, Coverage coverage);

  /** The recording came to nothing, and nothing is left of it; the camera goes on. */
  void failed(String reason);
}
