package org.understudy.app.params;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.understudy.parametric.Skeleton;

/**
 * Reads a pose file line by line; not thread-safe. Empty lines and the header of a session are
 * passed over.
 */
public final class PoseLineReader implements AutoCloseable {
  private final Path file;
  private final BufferedReader reader;
  private final PoseLineCodec codec;
  private long lineNumber;

  private PoseLineReader(Path file, BufferedReader reader, PoseLineCodec codec) {
    this.file = file;
    this.reader = reader;
    this.codec = codec;
  }

  /**
   * Opens a pose file.
   *
   * @param skeleton the skeleton the file was written with
   */
  public static PoseLineReader open(Path file, Skeleton skeleton) throws IOException {
    return new PoseLineReader(
        file, Files.newBufferedReader(file, StandardCharsets.UTF_8), new PoseLineCodec(skeleton));
  }

  /** All frames of a pose file. */
  public static List<PoseLine> readAll(Path file, Skeleton skeleton) throws IOException {
    List<PoseLine> lines = new ArrayList<>();
    try (PoseLineReader reader = open(file, skeleton)) {
      for (Optional<PoseLine> line = reader.read(); line.isPresent(); line = reader.read()) {
        lines.add(line.get());
      }
    }
    return lines;
  }

  /**
   * The next frame, empty at the end.
   *
   * @throws PoseFormatException naming file, line and what is wrong
   */
  public Optional<PoseLine> read() throws IOException {
    String text = reader.readLine();
    lineNumber++;
    while (text != null && (text.isBlank() || SessionHeader.is(text))) {
      text = reader.readLine();
      lineNumber++;
    }
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(codec.decode(text));
    } catch (PoseFormatException e) {
      throw new PoseFormatException(
          "%s, line %d: %s".formatted(file, lineNumber, e.getMessage()), e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
