package org.understudy.trainer.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.understudy.trainer.bake.BakeProgress;

/** Tells people or programs how a fit gets on and what came of it. Not thread-safe. */
interface FitReport extends BakeProgress, AutoCloseable {
  /** What was found out about the clip. */
  void findings(List<ClipCheck.Finding> findings);

  /**
   * The avatar has been written.
   *
   * @param metrics name to value, both for people
   * @param sheets how many it has
   */
  void done(Path file, Map<String, String> metrics, int sheets) throws IOException;

  @Override
  void close();
}
