package org.understudy.app.making;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.understudy.parametric.file.WholeFile;

/**
 * Where an avatar is made: the recording, the job, and what the fit keeps to go on after a break.
 * Only the owner may open it. It is there while something is under way and no longer; one program
 * at a time holds it; none does where a newer one left its job there. Methods are for one thread at
 * a time.
 *
 * <pre>
 *   lock              held by the program that uses the folder
 *   recording/        one video, hidden while it is unfinished
 *   job.json          what is to be made; a recording without a job is a stale one
 *   work/             what the fit writes
 * </pre>
 */
public final class MakingFolder implements AutoCloseable {
  private static final String JOB = "job.json";
  private static final String LOCK = "lock";
  private static final String WORK = "work";
  private static final String RECORDING = "recording";

  private final Path folder;
  private final Path kept;
  private @Nullable FileChannel channel;
  private int recordings;

  /**
   * A folder, which need not exist.
   *
   * @param folder of its own
   * @param kept where recordings go that are to be kept; need not exist
   */
  public MakingFolder(Path folder, Path kept) {
    this.folder = folder.toAbsolutePath();
    this.kept = kept;
  }

  /**
   * Looks at what an earlier program left: removes unfinished and unused recordings and, without a
   * job, everything.
   *
   * @return the job to go on with, if there is one
   * @throws IOException where something cannot be removed, or another program is at it
   */
  public Optional<FitJob> tidy() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    hold();
    Optional<FitJob> job = job();
    if (job.isEmpty()) {
      clear();
      return job;
    }
    removeRecordingsBut(job.get().clip());
    if (!Files.isRegularFile(job.get().clip())) {
      clear();
      return Optional.empty();
    }
    return job;
  }

  private Optional<FitJob> job() throws IOException {
    Path file = folder.resolve(JOB);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return FitJobCodec.read(Files.readString(file));
    } catch (MalformedInputException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IOException(
          "the avatar in %s that was being made stays as it is: %s"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private void removeRecordingsBut(Path used) throws IOException {
    Path place = folder.resolve(RECORDING);
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : files.filter(file -> !file.equals(used)).toList()) {
          PrivateFiles.delete(file);
        }
      }
    }
  }

  /**
   * Where a recording is to be written; one that was there is gone.
   *
   * @return a file that is not there, in a folder that is
   */
  public Path newRecording() throws IOException {
    hold();
    PrivateFiles.createFolder(folder.resolve(RECORDING));
    removeRecordingsBut(folder.resolve(JOB));
    // each has a name of its own: the writer of one that was given up removes its own
    Path clip = folder.resolve(RECORDING).resolve("clip-%d.mp4".formatted(++recordings));
    // writers of videos begin in this hidden file, and keep the permissions it has
    PrivateFiles.createFile(clip.resolveSibling("." + clip.getFileName() + ".partial"));
    return clip;
  }

  /** Keeps a job, to be gone on with after a break. */
  public void keep(FitJob job) throws IOException {
    hold();
    if (job.recorded()) {
      PrivateFiles.restrictFile(job.clip());
    }
    WholeFile.write(folder.resolve(JOB), FitJobCodec.write(job));
    PrivateFiles.createFolder(folder.resolve(WORK));
  }

  /** Where the fit writes the avatar of a job, and beside it what it needs to go on. */
  public Path result(FitJob job) {
    return folder.resolve(WORK).resolve(job.name() + ".avatar");
  }

  /** The folder that the fit works in. */
  public Path work() {
    return folder.resolve(WORK);
  }

  /**
   * Moves a recording to where those are that people keep; only its owner may open it there.
   *
   * @return where it is
   */
  public Path keepRecording(FitJob job) throws IOException {
    PrivateFiles.createFolder(kept);
    Path target = kept.resolve(job.name() + ".mp4");
    for (int i = 2; Files.exists(target); i++) {
      target = kept.resolve("%s-%d.mp4".formatted(job.name(), i));
    }
    Files.move(job.clip(), target);
    return target;
  }

  /** Whether this program holds the folder. */
  boolean held() {
    return channel != null;
  }

  /** Removes everything, and lets another program have the folder. */
  public void clear() throws IOException {
    if (channel == null && !Files.isDirectory(folder)) {
      return;
    }
    hold();
    for (String part : List.of(JOB, RECORDING, WORK)) {
      PrivateFiles.delete(folder.resolve(part));
    }
    close();
    PrivateFiles.delete(folder);
  }

  private void hold() throws IOException {
    if (channel != null) {
      return;
    }
    PrivateFiles.createFolder(folder);
    FileChannel opened =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = opened.tryLock();
    } catch (OverlappingFileLockException e) {
      // another window of this very process
      lock = null;
    } finally {
      if (lock == null) {
        opened.close();
      }
    }
    if (lock == null) {
      throw new IOException("another window of Understudy is making an avatar at the moment");
    }
    channel = opened;
    try {
      var _ = job();
    } catch (IOException e) {
      // a newer program's, which nothing here may remove or write over
      close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    FileChannel held = channel;
    channel = null;
    if (held != null) {
      held.close();
    }
  }
}
