package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.understudy.tracking.capture.VideoFrame;

class BackgroundBodyWatchTest {
  private static final Region HEAD = new Region(5, 6, 7, 0);

  private final Network network = new Network();
  private final ByHand worker = new ByHand();
  private final BackgroundBodyWatch watch = new BackgroundBodyWatch(network, 3, worker);
  private final byte[] pixels = new byte[12];
  private long frames;

  /** Notes what it is given, and finds a head. */
  private static final class Network implements BodyWatch {
    final List<Byte> seen = new ArrayList<>();
    int resets;
    boolean closed;
    boolean broken;

    @Override
    public boolean next(FramePyramid picture, Optional<Region> face) {
      if (broken) {
        throw new IllegalArgumentException("a broken network");
      }
      seen.add(picture.frame().rgb()[0]);
      return true;
    }

    @Override
    public Optional<PoseLandmarks> latest() {
      return Optional.empty();
    }

    @Override
    public Optional<Region> head() {
      return Optional.of(HEAD);
    }

    @Override
    public void measureEvery(int interval) {}

    @Override
    public void reset() {
      resets++;
    }

    @Override
    public long detectionTime() {
      return 0;
    }

    @Override
    public long estimateTime() {
      return 42;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Runs tasks when it is told to. */
  private static final class ByHand extends AbstractExecutorService {
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private boolean shut;

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    void work() {
      while (!tasks.isEmpty()) {
        tasks.remove().run();
      }
    }

    @Override
    public void shutdown() {
      shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shut = true;
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shut;
    }

    @Override
    public boolean isTerminated() {
      return shut && tasks.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      work();
      return true;
    }
  }

  /** Shows the next frame, a camera overwriting its only buffer. */
  private boolean next() {
    pixels[0] = (byte) frames;
    FramePyramid picture = new FramePyramid();
    picture.reset(new VideoFrame(pixels, 2, 2, 33_000_000L * frames, frames++));
    return watch.next(picture, Optional.empty());
  }

  @Test
  void whatWasFoundIsToldOnceWithTheFirstFrameAfter() {
    assertThat(next()).isFalse();
    assertThat(watch.head()).isEmpty();
    worker.work();
    assertThat(next()).isTrue();
    assertThat(watch.head()).contains(HEAD);
    assertThat(watch.estimateTime()).isEqualTo(42);
    assertThat(next()).isFalse();
    assertThat(watch.head()).contains(HEAD);
    assertThat(watch.estimateTime()).isZero();
  }

  @Test
  void everySoManiethFrameIsMeasured() {
    for (int i = 0; i < 7; i++) {
      next();
      worker.work();
    }
    assertThat(network.seen).containsExactly((byte) 0, (byte) 3, (byte) 6);
    watch.measureEvery(1);
    next();
    worker.work();
    assertThat(network.seen).contains((byte) 7);
  }

  @Test
  void framesThatComeWhileItWorksAreLeftOutAndDoNotChangeItsPicture() {
    for (int i = 0; i < 5; i++) {
      assertThat(next()).isFalse();
    }
    worker.work();
    assertThat(network.seen).containsExactly((byte) 0);
    assertThat(next()).isTrue();
    worker.work();
    assertThat(network.seen).containsExactly((byte) 0, (byte) 5);
  }

  @Test
  void aResetForgetsWhatIsStillBeingMeasured() {
    next();
    watch.reset();
    worker.work();
    assertThat(next()).isFalse();
    assertThat(watch.head()).isEmpty();
    worker.work();
    assertThat(network.resets).isOne();
    assertThat(next()).isTrue();
  }

  @Test
  void aFailureIsThrownWithTheNextFrame() {
    network.broken = true;
    next();
    worker.work();
    assertThatThrownBy(this::next)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("a broken network");
  }

  @Test
  void closingWaitsForTheTaskAtWork() {
    next();
    watch.close();
    assertThat(network.seen).hasSize(1);
    assertThat(network.closed).isTrue();
  }
}
