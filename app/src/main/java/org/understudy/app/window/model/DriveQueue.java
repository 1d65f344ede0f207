package org.understudy.app.window.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.console.ReportedProgress;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.DriveJob;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.ProgressMaker;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.app.talk.ViewAngle;
import org.understudy.avatar.LightPreset;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.retarget.Follow;

/**
 * Recorded videos that wait to drive an avatar, one after the other on a thread of the queue's own.
 * A pause holds the work up at the next frame, and its stages with it, since the queues between
 * them are bounded. Methods are for any thread and return at once.
 */
public final class DriveQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DriveQueue.class);
  private static final int SIZE = 512;

  private final DriveWork work;
  private final Consumer<List<DriveItem>> listener;
  private final List<DriveItem> items = new ArrayList<>();
  private boolean paused;
  private boolean closed;
  private boolean sideBySide = true;
  private int numbers;
  private int active = -1;
  private @Nullable Thread thread;

  /**
   * An empty queue.
   *
   * @param work does the driving
   * @param listener given all items after every change, by any thread
   */
  public DriveQueue(DriveWork work, Consumer<List<DriveItem>> listener) {
    this.work = work;
    this.listener = listener;
  }

  /** The program's own driving, without a mark. */
  public static DriveWork driving() {
    return driving(() -> false);
  }

  /**
   * The program's own driving.
   *
   * @param marked whether results show a visible mark; asked before each, by the queue's thread
   */
  public static DriveWork driving(BooleanSupplier marked) {
    return (item, sideBySide, progress) ->
        new DriveJob(
                item.video(),
                AvatarGallery.load(item.avatar()),
                item.out(),
                new PictureOptions(
                        SIZE, Backdrop.USUAL, ViewAngle.FRONT, LightPreset.STUDIO, sideBySide)
                    .marked(marked.getAsBoolean()),
                new TrackingOptions(LandmarkSettings.DEFAULT, OptionalDouble.empty()),
                Follow.RELATIVE,
                Optional.empty())
            .run(progress)
            .output();
  }

  /** Whether results show the source beside the avatar; for items that have not begun. */
  public synchronized void setSideBySide(boolean wanted) {
    sideBySide = wanted;
  }

  /** Adds videos at the end. Results lie beside them, under names that are free. */
  public void add(List<Path> videos, String avatar) {
    synchronized (this) {
      if (closed) {
        return;
      }
      Set<Path> taken = new TreeSet<>();
      items.forEach(item -> taken.add(item.out()));
      for (Path video : videos) {
        Path out = freeOut(video.toAbsolutePath(), avatar, taken);
        taken.add(out);
        items.add(
            new DriveItem(numbers++, video, avatar, out, DriveItem.State.WAITING, 0, "waiting"));
      }
      if (thread == null && !items.isEmpty()) {
        thread = Thread.ofPlatform().daemon().name("understudy-videos").start(this::run);
      }
    }
    tell();
  }

  private static Path freeOut(Path video, String avatar, Set<Path> taken) {
    String name = String.valueOf(video.getFileName());
    int dot = name.lastIndexOf('.');
    String stem =
        (dot > 0 ? name.substring(0, dot) : name)
            + "-"
            + avatar.replaceAll(".*[/\\\\]", "").replaceAll("\\.avatar$", "");
    Path out = video.resolveSibling(stem + ".mp4");
    for (int i = 2; Files.exists(out) || taken.contains(out); i++) {
      out = video.resolveSibling("%s-%d.mp4".formatted(stem, i));
    }
    return out;
  }

  private void tell() {
    List<DriveItem> now;
    synchronized (this) {
      now = List.copyOf(items);
    }
    listener.accept(now);
  }

  /** All items, in order. */
  public synchronized List<DriveItem> items() {
    return List.copyOf(items);
  }

  private synchronized void replace(DriveItem changed) {
    items.replaceAll(item -> item.number() == changed.number() ? changed : item);
  }

  private synchronized Optional<DriveItem> item(int number) {
    return items.stream().filter(item -> item.number() == number).findFirst();
  }

  /** The next item to do; empty where the thread is to end. */
  private synchronized Optional<DriveItem> next() {
    Optional<DriveItem> next =
        closed
            ? Optional.empty()
            : items.stream().filter(i -> i.state() == DriveItem.State.WAITING).findFirst();
    next =
        next.map(
            item ->
                item.in(
                    paused ? DriveItem.State.PAUSED : DriveItem.State.RUNNING, "the beginning"));
    next.ifPresent(this::replace);
    active = next.map(DriveItem::number).orElse(-1);
    // an interruption was meant for the item before
    boolean _ = Thread.interrupted();
    if (next.isEmpty()) {
      thread = null;
    }
    return next;
  }

  private void run() {
    for (Optional<DriveItem> item = next(); item.isPresent(); item = next()) {
      tell();
      DriveItem begun = item.get();
      try {
        waitWhilePaused();
        boolean beside;
        synchronized (this) {
          beside = sideBySide;
        }
        String written = work.run(begun, beside, progress(begun));
        finish(begun.at(1).in(DriveItem.State.DONE, written));
      } catch (InterruptedException e) {
        finish(begun.in(DriveItem.State.CANCELLED, "cancelled; nothing was written"));
      } catch (Exception | LinkageError e) {
        LOG.debug("{} was not driven", begun.video(), e);
        finish(begun.in(DriveItem.State.FAILED, FailureMessages.message(e)));
      }
    }
  }

  private void finish(DriveItem item) {
    synchronized (this) {
      active = -1;
      replace(item);
    }
    tell();
  }

  private ProgressMaker progress(DriveItem begun) {
    return (task, frames) ->
        new ReportedProgress(
            done -> {
              double share = frames <= 0 ? -1 : Math.min(1, (double) done / frames);
              String words =
                  frames <= 0
                      ? "frame %d".formatted(done)
                      : "frame %d of %d".formatted(done, frames);
              synchronized (this) {
                item(begun.number()).ifPresent(i -> replace(i.at(share).in(i.state(), words)));
              }
              tell();
              try {
                waitWhilePaused();
              } catch (InterruptedException e) {
                // the stage that called goes on to its next wait, which ends it
                Thread.currentThread().interrupt();
              }
            });
  }

  private synchronized void waitWhilePaused() throws InterruptedException {
    while (paused) {
      wait();
    }
  }

  /** Rests at the next frame, or goes on. */
  public void setPaused(boolean wanted) {
    synchronized (this) {
      paused = wanted;
      DriveItem.State from = wanted ? DriveItem.State.RUNNING : DriveItem.State.PAUSED;
      DriveItem.State to = wanted ? DriveItem.State.PAUSED : DriveItem.State.RUNNING;
      items.replaceAll(item -> item.state() == from ? item.in(to, item.words()) : item);
      notifyAll();
    }
    tell();
  }

  /** Whether the queue rests. */
  public synchronized boolean paused() {
    return paused;
  }

  /** Takes an item out of work; nothing is left of what was written of it. */
  public void cancel(int number) {
    synchronized (this) {
      Thread worker = thread;
      if (number == active && worker != null) {
        worker.interrupt();
      } else {
        items.replaceAll(
            item ->
                item.number() == number && item.state() == DriveItem.State.WAITING
                    ? item.in(DriveItem.State.CANCELLED, "cancelled")
                    : item);
      }
    }
    tell();
  }

  /** Forgets items to which nothing more happens; their videos stay. */
  public void clearFinished() {
    synchronized (this) {
      items.removeIf(DriveItem::over);
    }
    tell();
  }

  @Override
  public void close() {
    Thread worker;
    synchronized (this) {
      closed = true;
      worker = thread;
    }
    if (worker != null) {
      worker.interrupt();
      try {
        worker.join(5000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
