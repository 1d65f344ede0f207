package org.understudy.app.window.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.Progress;

@Timeout(60)
class DriveQueueTest {
  @TempDir Path folder;
  private final LinkedBlockingQueue<List<DriveItem>> news = new LinkedBlockingQueue<>();
  private final Semaphore frames = new Semaphore(0);
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  /** Ten frames, each when the test lets it. */
  private DriveQueue queue() {
    return new DriveQueue(
        (item, beside, maker) -> {
          try (Progress progress = maker.start("Driving", 10)) {
            for (int frame = 1; frame <= 10; frame++) {
              frames.acquire();
              progress.at(frame);
            }
          }
          if (item.video().endsWith("bad.mp4")) {
            throw new CommandFailure("no face was seen");
          }
          done.add(item.video().getFileName() + (beside ? " beside" : ""));
          return "written";
        },
        news::add);
  }

  private List<DriveItem> await(Predicate<List<DriveItem>> wanted) throws InterruptedException {
    while (true) {
      List<DriveItem> next = news.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("news").isNotNull();
      if (wanted.test(Objects.requireNonNull(next))) {
        return next;
      }
    }
  }

  private static Predicate<List<DriveItem>> is(int index, DriveItem.State state) {
    return items -> items.size() > index && items.get(index).state() == state;
  }

  private Path video(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }

  @Test
  void videosAreDrivenInOrderAndAFailureHoldsUpNobody() throws Exception {
    try (DriveQueue queue = queue()) {
      queue.add(List.of(video("a.mp4"), video("bad.mp4"), video("c.mp4")), "ada");
      frames.release(30);
      List<DriveItem> end = await(is(2, DriveItem.State.DONE));
      assertThat(done).containsExactly("a.mp4 beside", "c.mp4 beside");
      assertThat(end.get(1).state()).isEqualTo(DriveItem.State.FAILED);
      assertThat(end.get(1).words()).isEqualTo("no face was seen");
      assertThat(end.get(0).share()).isEqualTo(1);
      queue.clearFinished();
      assertThat(queue.items()).isEmpty();
    }
  }

  @Test
  void aPauseHoldsTheWorkUpUntilItEnds() throws Exception {
    try (DriveQueue queue = queue()) {
      queue.add(List.of(video("a.mp4")), "ada");
      frames.release(3);
      await(items -> items.getFirst().words().equals("frame 3 of 10"));
      queue.setPaused(true);
      await(is(0, DriveItem.State.PAUSED));
      frames.release(7);
      // it may have been on its way to the next frame already
      assertThat(queue.items().getFirst().state()).isEqualTo(DriveItem.State.PAUSED);
      TimeUnit.MILLISECONDS.sleep(300);
      assertThat(queue.items().getFirst().words()).isIn("frame 3 of 10", "frame 4 of 10");
      assertThat(done).isEmpty();
      queue.setPaused(false);
      await(is(0, DriveItem.State.DONE));
    }
  }

  @Test
  void whatIsCancelledEndsAndTheNextGoesOn() throws Exception {
    try (DriveQueue queue = queue()) {
      queue.add(List.of(video("a.mp4"), video("b.mp4"), video("c.mp4")), "ada");
      frames.release(2);
      await(items -> items.getFirst().words().equals("frame 2 of 10"));
      queue.cancel(1);
      queue.cancel(0);
      await(is(0, DriveItem.State.CANCELLED));
      frames.release(10);
      List<DriveItem> end = await(is(2, DriveItem.State.DONE));
      assertThat(end.get(1).state()).isEqualTo(DriveItem.State.CANCELLED);
      assertThat(done).containsExactly("c.mp4 beside");
    }
  }

  @Test
  void aPausedItemCanBeCancelled() throws Exception {
    try (DriveQueue queue = queue()) {
      queue.setPaused(true);
      queue.add(List.of(video("a.mp4")), "ada");
      await(is(0, DriveItem.State.PAUSED));
      queue.cancel(0);
      await(is(0, DriveItem.State.CANCELLED));
    }
  }

  @Test
  void resultsGetNamesThatAreFree() throws Exception {
    Path talk = video("talk.mov");
    video("talk-ada.mp4");
    CountDownLatch never = new CountDownLatch(1);
    try (DriveQueue queue =
        new DriveQueue(
            (item, beside, maker) -> {
              never.await();
              return "";
            },
            news::add)) {
      queue.add(List.of(talk, talk), "ada");
      assertThat(queue.items().stream().map(DriveItem::out))
          .containsExactly(folder.resolve("talk-ada-2.mp4"), folder.resolve("talk-ada-3.mp4"));
    }
  }
}
