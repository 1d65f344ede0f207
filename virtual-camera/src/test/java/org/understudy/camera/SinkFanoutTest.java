package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SinkFanoutTest {
  private static final LiveFormat FORMAT = new LiveFormat(16, 16, 30);
  private static final String GONE = "the cable is out";

  private record Delivery(String sink, long captureNanos, long latencyNanos) {}

  private record Loss(String sink, Exception reason) {}

  private final AtomicLong clock = new AtomicLong();
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final BlockingQueue<Loss> losses = new LinkedBlockingQueue<>();
  private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
  private final SinkFanout fanout = fanout(Duration.ofSeconds(10));

  private SinkFanout fanout(Duration patience) {
    return new SinkFanout(
        FORMAT,
        clock::get,
        task -> {
          Thread thread = new Thread(task, "sink");
          threads.add(thread);
          return thread;
        },
        (sink, captureNanos, latencyNanos) ->
            deliveries.add(new Delivery(sink.description(), captureNanos, latencyNanos)),
        (sink, reason) -> losses.add(new Loss(sink.description(), reason)),
        patience);
  }

  @AfterEach
  void noThreadIsLeft() throws Exception {
    fanout.close();
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  private static int[] picture(int value) {
    int[] pixels = new int[FORMAT.pixels()];
    Arrays.fill(pixels, value);
    return pixels;
  }

  /** A sink that takes a picture only when it is allowed to, and keeps what it saw. */
  private static final class Gate implements CallbackSink.Viewer {
    final Semaphore allowed = new Semaphore(0);
    final Semaphore arrived = new Semaphore(0);
    final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

    LiveSink sink(String name) {
      return new CallbackSink(FORMAT, name, this);
    }

    @Override
    public void view(int[] pixels, long captureNanos) {
      arrived.release();
      allowed.acquireUninterruptibly();
      assertThat(Arrays.stream(pixels).distinct().toArray()).hasSize(1);
      seen.add(pixels[0]);
    }
  }

  private Delivery delivery() throws InterruptedException {
    Delivery next = deliveries.poll(10, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next == null ? new Delivery("", 0, 0) : next;
  }

  private Loss loss() throws InterruptedException {
    Loss next = losses.poll(10, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next == null ? new Loss("", new IllegalStateException()) : next;
  }

  @Test
  void theNewestPictureWinsAndDropsAreCounted() throws Exception {
    Gate slow = new Gate();
    fanout.add(slow.sink("slow"));
    int[] reused = picture(1);
    fanout.show(reused, 1);
    slow.arrived.acquire();
    for (int value = 2; value <= 10; value++) {
      Arrays.fill(reused, value);
      fanout.show(reused, value);
    }
    slow.allowed.release(2);
    assertThat(delivery().captureNanos()).isEqualTo(1);
    assertThat(delivery().captureNanos()).isEqualTo(10);
    assertThat(slow.seen).containsExactly(1, 10);
    SinkFanout.Counts counts = fanout.counts().getFirst();
    assertThat(counts.shown()).isEqualTo(2);
    assertThat(counts.dropped()).isEqualTo(8);
    assertThat(counts.droppedShare()).isEqualTo(0.8);
  }

  @Test
  void aHangingSinkHoldsUpNobody() throws Exception {
    Gate hanging = new Gate();
    List<Integer> quick = new ArrayList<>();
    fanout.add(hanging.sink("hanging"));
    fanout.add(new CallbackSink(FORMAT, "quick", (pixels, nanos) -> quick.add(pixels[0])));
    for (int value = 0; value < 20; value++) {
      fanout.show(picture(value), value);
      assertThat(delivery()).isEqualTo(new Delivery("quick", value, -value));
    }
    assertThat(quick).hasSize(20);
    assertThat(hanging.seen).isEmpty();
    hanging.allowed.release(100);
  }

  @Test
  void latencyRunsFromCaptureToDelivery() throws Exception {
    CallbackSink.Viewer slow = (pixels, nanos) -> clock.addAndGet(7_000_000);
    fanout.add(new CallbackSink(FORMAT, "slow", slow));
    clock.set(1_050_000_000);
    fanout.show(picture(0), 1_000_000_000);
    assertThat(delivery()).isEqualTo(new Delivery("slow", 1_000_000_000, 57_000_000));
  }

  @Test
  void aDyingSinkIsReportedOnceClosedAndLeftOut() throws Exception {
    CallbackSink.Viewer dying =
        (pixels, nanos) -> {
          if (pixels[0] == 2) {
            throw new SinkException(GONE);
          }
        };
    CallbackSink sink = new CallbackSink(FORMAT, "dying", dying);
    fanout.add(sink);
    fanout.show(picture(1), 1);
    delivery();
    fanout.show(picture(2), 2);
    Loss loss = loss();
    assertThat(loss.sink()).isEqualTo("dying");
    assertThat(loss.reason()).isInstanceOf(SinkException.class).hasMessage(GONE);
    assertThat(fanout.counts()).isEmpty();
    assertThatThrownBy(() -> sink.show(picture(0), 0)).hasMessageContaining("is closed");

    fanout.add(new CallbackSink(FORMAT, "other", (pixels, nanos) -> {}));
    fanout.show(picture(3), 3);
    assertThat(delivery().sink()).isEqualTo("other");
    fanout.close();
    assertThat(losses).isEmpty();
  }

  @Test
  void anUnexpectedFailureOfOneSinkDoesNotStopTheOthers() throws Exception {
    CallbackSink.Viewer broken =
        (pixels, nanos) -> {
          throw new IllegalStateException("a bug");
        };
    fanout.add(new CallbackSink(FORMAT, "broken", broken));
    fanout.add(new CallbackSink(FORMAT, "sound", (pixels, nanos) -> {}));
    fanout.show(picture(1), 1);
    assertThat(loss().reason()).hasMessage("a bug");
    assertThat(delivery().sink()).isEqualTo("sound");
    fanout.show(picture(2), 2);
    assertThat(delivery().captureNanos()).isEqualTo(2);
  }

  @Test
  void closingShowsTheLastPictureAndClosesEverySink() throws Exception {
    Gate gate = new Gate();
    LiveSink sink = gate.sink("gate");
    fanout.add(sink);
    fanout.show(picture(1), 1);
    gate.arrived.acquire();
    fanout.show(picture(2), 2);
    gate.allowed.release(2);
    fanout.close();
    fanout.close();
    assertThat(gate.seen).containsExactly(1, 2);
    assertThatThrownBy(() -> sink.show(picture(0), 0)).hasMessageContaining("is closed");
    assertThatThrownBy(() -> fanout.show(picture(0), 0)).hasMessageContaining("are closed");
    assertThatThrownBy(() -> fanout.add(sink)).hasMessageContaining("no gate");
  }

  @Test
  void aSinkThatHangsWhileClosingIsInterruptedAndReportedOnce() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Semaphore arrived = new Semaphore(0);
    CallbackSink.Viewer hanging =
        (pixels, nanos) -> {
          arrived.release();
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new SinkException("interrupted", e);
          }
        };
    SinkFanout impatient = fanout(Duration.ofMillis(1));
    impatient.add(new CallbackSink(FORMAT, "hanging", hanging));
    impatient.show(picture(1), 1);
    arrived.acquire();
    impatient.close();
    assertThat(loss().reason().getMessage()).isIn("interrupted", "hanging hangs and was given up");
    assertThat(losses).isEmpty();
  }

  @Test
  void sinksMayBeTakenOutAndPicturesAreUsedAgain() throws Exception {
    CallbackSink first = new CallbackSink(FORMAT, "first", (pixels, nanos) -> {});
    CallbackSink second = new CallbackSink(FORMAT, "second", (pixels, nanos) -> {});
    fanout.add(first);
    fanout.add(second);
    fanout.remove(first);
    assertThatThrownBy(() -> first.show(picture(0), 0)).hasMessageContaining("is closed");
    for (int value = 0; value < 200; value++) {
      fanout.show(picture(value), value);
      assertThat(delivery()).isEqualTo(new Delivery("second", value, -value));
    }
    assertThat(fanout.counts()).extracting(SinkFanout.Counts::sink).containsExactly(second);
    assertThat(losses).isEmpty();
  }

  @Test
  void refusesSinksAndPicturesOfAnotherSize() {
    LiveSink sink = new CallbackSink(new LiveFormat(32, 16, 30), "wide", (pixels, nanos) -> {});
    assertThatThrownBy(() -> fanout.add(sink))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wide takes 32x16, pictures are 16x16");
    assertThatThrownBy(() -> fanout.show(new int[3], 0)).hasMessageContaining("got 3");
  }
}
