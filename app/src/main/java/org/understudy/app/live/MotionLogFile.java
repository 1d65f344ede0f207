package org.understudy.app.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineWriter;
import org.understudy.app.params.SessionHeader;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.PortraitPose;

/** The log of a session as a pose file that {@code render} reads. */
public final class MotionLogFile implements SessionLog.Lines {
  private final PoseLineWriter writer;

  private MotionLogFile(PoseLineWriter writer) {
    this.writer = writer;
  }

  /**
   * Begins a file.
   *
   * @param settings of the session, for its header
   */
  public static MotionLogFile create(Path file, Avatar avatar, Map<String, Object> settings)
      throws IOException {
    PoseLineWriter writer = PoseLineWriter.create(file, avatar.skeleton());
    PortraitPose rest = PortraitPose.REST.withRoot(avatar.framing().root());
    writer.write(new SessionHeader(avatar.name(), rest), avatar.skeleton(), settings);
    return new MotionLogFile(writer);
  }

  @Override
  public void write(PoseLine line) throws IOException {
    writer.write(line);
  }

  @Override
  public void finish() throws IOException {
    writer.finish();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
