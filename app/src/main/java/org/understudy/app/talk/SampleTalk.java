package org.understudy.app.talk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.understudy.assets.Assets;

/**
 * The talk to work on: the user's file, or the sample that comes with the program, unpacked for as
 * long as this is open.
 */
public final class SampleTalk implements AutoCloseable {
  private static final String ASSET = "talks/sample.mp4";
  private static final String NAME = "sample";

  private final Path file;
  private final String name;
  private final boolean temporary;

  private SampleTalk(Path file, String name, boolean temporary) {
    this.file = file;
    this.name = name;
    this.temporary = temporary;
  }

  /** The user's video, or the sample where there is none. */
  public static SampleTalk orVideo(@Nullable Path video) throws IOException {
    if (video != null) {
      return new SampleTalk(video, baseName(video), false);
    }
    try (InputStream in = Assets.open(ASSET)) {
      Path file = Files.createTempFile("understudy-sample", ".mp4");
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return new SampleTalk(file, NAME, true);
    }
  }

  private static String baseName(Path video) {
    String name = String.valueOf(video.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name.toLowerCase(Locale.ROOT);
  }

  /** Where the talk lies. */
  public Path file() {
    return file;
  }

  /** A name for outputs: the file's without its ending. */
  public String name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(file);
    }
  }
}
