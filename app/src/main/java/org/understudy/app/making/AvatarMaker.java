package org.understudy.app.making;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.gallery.OwnAvatars;

/**
 * Makes avatars of clips, one at a time, in a process beside. Methods are for any thread; {@link
 * #discard} and {@link #close} wait some seconds at most for the process to end, {@link #start},
 * {@link #goOn} and {@link #setPaused} for files and signals only.
 */
public final class AvatarMaker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AvatarMaker.class);

  private final MakingFolder folder;
  private final FitLauncher launcher;
  private final OwnAvatars avatars;
  private final Consumer<MakingState> listener;
  private MakingState state = new MakingState.Idle();
  private @Nullable FitProcess process;

  /**
   * A maker.
   *
   * @param folder where work is kept while it lasts; closed by this maker
   * @param launcher starts the fit
   * @param avatars where the result goes
   * @param listener told of every state, on any thread, while this object's lock is held: it only
   *     passes on
   */
  public AvatarMaker(
      MakingFolder folder,
      FitLauncher launcher,
      OwnAvatars avatars,
      Consumer<MakingState> listener) {
    this.folder = folder;
    this.launcher = launcher;
    this.avatars = avatars;
    this.listener = listener;
  }

  /** Where it is. */
  public synchronized MakingState state() {
    return state;
  }

  private synchronized void enter(MakingState next) {
    state = next;
    listener.accept(next);
  }

  /**
   * Looks for work that an earlier window left, and removes stale recordings. Called once, first.
   *
   * @throws IOException where that cannot be done; the message is for people
   */
  public synchronized void recover() throws IOException {
    Optional<FitJob> job = folder.tidy();
    if (job.isPresent()) {
      enter(new MakingState.Interrupted(job.get()));
    }
  }

  /** Whether a new job may begin: nothing is under way or waits to go on. */
  public synchronized boolean free() {
    return state instanceof MakingState.Idle || state instanceof MakingState.Made;
  }

  /**
   * Where a recording for the next job is to be written.
   *
   * @throws IOException where it cannot be; the message is for people
   */
  public synchronized Path newRecording() throws IOException {
    requireFree();
    return folder.newRecording();
  }

  /** Removes a recording that is not to be used; does nothing where there is none. */
  public synchronized void dropRecording() throws IOException {
    if (free() && folder.held()) {
      folder.clear();
    }
  }

  private void requireFree() {
    if (!free()) {
      throw new CommandFailure("another avatar is being made; finish or discard it first");
    }
  }

  /**
   * Begins a job.
   *
   * @throws IOException where it cannot be kept or the fit cannot be started
   */
  public synchronized void start(FitJob job) throws IOException {
    requireFree();
    folder.keep(job);
    run(job);
  }

  /** Goes on with what was broken off; does nothing where nothing was. */
  public synchronized void goOn() throws IOException {
    switch (state) {
      case MakingState.Interrupted(FitJob job) -> run(job);
      case MakingState.Failed failed when failed.mayGoOn() -> run(failed.job());
      default -> LOG.debug("There is nothing to go on with");
    }
  }

  private void run(FitJob job) throws IOException {
    if (Files.isRegularFile(folder.result(job)) && takeIn(job, Map.of())) {
      // the fit was done before its window knew
      return;
    }
    Files.deleteIfExists(folder.result(job));
    FitProcess begun;
    try {
      begun = FitProcess.start(launcher.command(job, folder.result(job)), folder.work());
    } catch (IOException e) {
      enter(new MakingState.Failed(job, "The fit cannot be started: " + e.getMessage(), true));
      throw e;
    }
    process = begun;
    enter(new MakingState.Running(job, Optional.empty(), false));
    Thread.ofPlatform().daemon().name("understudy-making").start(() -> follow(begun, job));
  }

  private void follow(FitProcess followed, FitJob job) {
    List<FitLine.Finding> findings = new ArrayList<>();
    Map<String, String> metrics = new LinkedHashMap<>();
    try {
      int exit =
          followed.follow(
              line -> {
                switch (line) {
                  case FitLine.Progress progress -> progress(followed, job, progress);
                  case FitLine.Finding finding -> findings.add(finding);
                  case FitLine.Done done -> metrics.putAll(done.metrics());
                }
              });
      finish(followed, job, exit, findings, metrics);
    } catch (IOException e) {
      LOG.debug("The fit cannot be followed", e);
      finish(followed, job, -1, findings, Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void progress(FitProcess of, FitJob job, FitLine.Progress progress) {
    if (process == of && state instanceof MakingState.Running running) {
      enter(new MakingState.Running(job, Optional.of(progress), running.paused()));
    }
  }

  private synchronized void finish(
      FitProcess of,
      FitJob job,
      int exit,
      List<FitLine.Finding> findings,
      Map<String, String> metrics) {
    if (process != of) {
      // it was ended on purpose
      return;
    }
    process = null;
    if (exit != 0) {
      String errors = of.errors();
      LOG.debug("The fit ended with {}: {}", exit, errors);
      enter(
          new MakingState.Failed(
              job, FitFailure.words(findings, errors, exit), FitFailure.mayGoOn(findings, errors)));
      return;
    }
    var _ = takeIn(job, metrics);
  }

  /**
   * Takes the avatar that was made into the gallery, and tells how that went.
   *
   * @return false where its file cannot be used
   */
  private boolean takeIn(FitJob job, Map<String, String> metrics) {
    try {
      avatars.add(folder.result(job), job.name(), false);
      Optional<String> recording = Optional.empty();
      if (job.recorded() && job.keep() && Files.isRegularFile(job.clip())) {
        recording = Optional.of(folder.keepRecording(job).toString());
      }
      folder.clear();
      enter(new MakingState.Made(job.name(), metrics, recording));
      return true;
    } catch (IOException | CommandFailure e) {
      LOG.debug("The avatar cannot be taken in", e);
      enter(
          new MakingState.Failed(
              job, "The avatar cannot be kept: " + FailureMessages.message(e) + ".", true));
      return e instanceof CommandFailure;
    }
  }

  /** Lets the fit rest, or go on; does nothing where it does not run. */
  public synchronized void setPaused(boolean wanted) {
    if (process != null
        && state instanceof MakingState.Running running
        && running.paused() != wanted
        && process.signal(!wanted)) {
      enter(new MakingState.Running(running.job(), running.progress(), wanted));
    }
  }

  /** Ends the fit and removes all of it, the recording too. A clip of the user's own stays. */
  public synchronized void discard() throws IOException {
    endProcess();
    folder.clear();
    enter(new MakingState.Idle());
  }

  /** The made avatar has been seen. */
  public synchronized void acknowledge() {
    if (state instanceof MakingState.Made) {
      enter(new MakingState.Idle());
    }
  }

  private void endProcess() {
    FitProcess ending = process;
    process = null;
    if (ending != null) {
      ending.end();
    }
  }

  /** Ends the fit; what it has kept stays, to go on at the next start. */
  @Override
  public synchronized void close() {
    endProcess();
    try {
      dropRecording();
      folder.close();
    } catch (IOException e) {
      LOG.warn("The folder of the making cannot be tidied: {}", e.toString());
    }
  }
}
