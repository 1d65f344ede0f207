package org.understudy.app.params;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.understudy.parametric.Skeleton;

/**
 * Writes a pose file: beside its place first, under its name only when {@link #finish} was called.
 * Closing without finishing leaves nothing behind. Not thread-safe.
 */
public final class PoseLineWriter implements AutoCloseable {
  private final Path target;
  private final Path unfinished;
  private final BufferedWriter writer;
  private final PoseLineCodec codec;
  private boolean finished;

  private PoseLineWriter(Path target, Path unfinished, BufferedWriter writer, PoseLineCodec codec) {
    this.target = target;
    this.unfinished = unfinished;
    this.writer = writer;
    this.codec = codec;
  }

  /** Begins a pose file; an existing one is replaced at the end. */
  public static PoseLineWriter create(Path target, Skeleton skeleton) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path unfinished =
        absolute.resolveSibling("." + absolute.getFileName() + "." + ProcessHandle.current().pid());
    return new PoseLineWriter(
        absolute,
        unfinished,
        Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8),
        new PoseLineCodec(skeleton));
  }

  /** Writes a header, before the first frame. */
  public void write(SessionHeader header, Skeleton skeleton, Map<String, Object> settings)
      throws IOException {
    writer.write(header.encode(skeleton, settings));
    writer.write('\n');
  }

  /** Appends a frame. */
  public void write(PoseLine line) throws IOException {
    writer.write(codec.encode(line));
    writer.write('\n');
  }

  /** Completes the file and puts it under its name. */
  public void finish() throws IOException {
    writer.close();
    Files.move(
        unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      if (!finished) {
        Files.deleteIfExists(unfinished);
      }
    }
  }
}
