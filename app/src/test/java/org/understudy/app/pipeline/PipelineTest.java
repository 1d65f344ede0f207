package org.understudy.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PipelineTest {
  private static Source<Integer> numbers(int count) {
    Iterator<Integer> numbers = IntStream.range(0, count).iterator();
    return () -> numbers.hasNext() ? numbers.next() : null;
  }

  @Test
  void passesEveryItemInOrder() throws Exception {
    StageTimes times = new StageTimes();
    Pipeline pipeline = new Pipeline(times);
    List<Integer> seen = new ArrayList<>();
    pipeline
        .from("count", numbers(1000), 2)
        .<Integer>then("double", (item, out) -> out.emit(2 * item), 2)
        .into("collect", (item, out) -> seen.add(item));
    pipeline.run();
    assertThat(seen).hasSize(1000).startsWith(0, 2, 4).endsWith(1998);
    assertThat(times.summaries()).containsOnlyKeys("count", "double", "collect");
    assertThat(summary(times, "double").count()).isEqualTo(1000);
  }

  @Test
  void aStepMayHoldItemsBackUntilTheEnd() throws Exception {
    Pipeline pipeline = new Pipeline(new StageTimes());
    List<Integer> seen = new ArrayList<>();
    pipeline
        .from("count", numbers(100), 3)
        .then(
            "hold",
            new Step<Integer, Integer>() {
              private final List<Integer> held = new ArrayList<>();

              @Override
              public void accept(Integer item, Emitter<Integer> out) {
                held.add(item);
              }

              @Override
              public void end(Emitter<Integer> out) throws InterruptedException {
                for (Integer item : held) {
                  out.emit(item);
                }
              }
            },
            3)
        .into("collect", (item, out) -> seen.add(item));
    pipeline.run();
    assertThat(seen).hasSize(100);
  }

  @Test
  void aFullQueueHoldsTheStagesBeforeItBack() throws Exception {
    Pipeline pipeline = new Pipeline(new StageTimes());
    AtomicInteger made = new AtomicInteger();
    AtomicInteger aheadAtMost = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    pipeline
        .from("count", () -> made.get() < 500 ? made.incrementAndGet() : null, 3)
        .into(
            "slow",
            (item, out) -> {
              aheadAtMost.accumulateAndGet(made.get() - taken.incrementAndGet(), Math::max);
              busyMillis(0);
            });
    pipeline.run();
    assertThat(taken).hasValue(500);
    assertThat(aheadAtMost.get()).isLessThanOrEqualTo(3 + 2);
  }

  @Test
  void theFirstFailureStopsAllStagesAndIsThrown() {
    Pipeline pipeline = new Pipeline(new StageTimes());
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch never = new CountDownLatch(1);
    pipeline
        .from("endless", () -> 1, 2)
        .<Integer>then(
            "stuck",
            (item, out) -> {
              try {
                out.emit(item);
                never.await();
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
              }
            },
            2)
        .into(
            "broken",
            (item, out) -> {
              throw new IOException("the disk is full");
            });
    assertThatThrownBy(pipeline::run)
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
    assertThat(interrupted).isTrue();
  }

  @Test
  void cancellingEndsTheRun() throws Exception {
    Pipeline pipeline = new Pipeline(new StageTimes());
    CountDownLatch started = new CountDownLatch(1);
    pipeline.from("endless", () -> 1, 2).into("collect", (item, out) -> started.countDown());
    Thread canceller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    started.await();
                    pipeline.cancel();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThatThrownBy(pipeline::run).isInstanceOf(InterruptedException.class);
    canceller.join();
  }

  @Test
  void waitingForTheNextStageIsNotCounted() throws Exception {
    StageTimes times = new StageTimes();
    Pipeline pipeline = new Pipeline(times);
    pipeline
        .from("count", numbers(20), 1)
        .<Integer>then("quick", (item, out) -> out.emit(item), 1)
        .into("slow", (item, out) -> busyMillis(4));
    pipeline.run();
    assertThat(summary(times, "quick").median()).isLessThan(2);
    assertThat(summary(times, "slow").median()).isGreaterThanOrEqualTo(4);
  }

  private static StageTimes.Summary summary(StageTimes times, String stage) {
    return Objects.requireNonNull(times.summaries().get(stage));
  }

  private static void busyMillis(int millis) {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void poolsHandOutAtMostTheirSize() throws Exception {
    BufferPool<int[]> pool = new BufferPool<>(2, () -> new int[1]);
    int[] first = pool.take();
    int[] second = pool.take();
    assertThat(second).isNotSameAs(first);
    pool.give(first);
    assertThat(pool.take()).isSameAs(first);
  }
}
