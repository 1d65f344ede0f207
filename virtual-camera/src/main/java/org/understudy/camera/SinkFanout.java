package org.understudy.camera;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;

/**
 * Shows each picture to several sinks. Every sink has a thread of its own and a mailbox for one
 * picture, in which a newer picture takes the place of one that was not fetched yet; so a slow sink
 * misses pictures, a hanging one misses all, and neither holds up the others or the caller.
 *
 * <pre>
 *   caller --copy--> shared picture --> mailbox (1, newest wins) --> thread --> sink
 *                                  \--> mailbox (1, newest wins) --> thread --> sink
 * </pre>
 *
 * <p>A sink that fails is closed, reported once and left out from then on.
 *
 * <p>{@link #show} is for one thread at a time; {@link #add}, {@link #remove}, {@link #counts} and
 * {@link #close} may be called by any thread at any time.
 */
public final class SinkFanout implements AutoCloseable {
  /** How long closing waits for a sink before it is interrupted, and then again. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final LiveFormat format;
  private final LongSupplier nanoClock;
  private final ThreadFactory threads;
  private final LatencyListener latency;
  private final SinkLossListener loss;
  private final Duration patience;
  private final PicturePool pool;
  private final List<SinkWorker> workers = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /**
   * How a sink fares.
   *
   * @param sink the sink
   * @param shown pictures it has taken
   * @param dropped pictures that a newer one replaced before the sink was ready
   */
  public record Counts(LiveSink sink, long shown, long dropped) {
    /** Dropped pictures among all that were offered, 0..1. */
    public double droppedShare() {
      return shown + dropped == 0 ? 0 : (double) dropped / (shown + dropped);
    }
  }

  /**
   * A fanout without sinks.
   *
   * @param format of all pictures and sinks
   * @param nanoClock the clock that capture times are told on, nanoseconds
   * @param threads makes the sinks' threads; a sink may block its thread in native code, so that
   *     platform threads are wanted
   * @param latency learns of every picture delivered
   * @param loss learns of every sink lost
   */
  public SinkFanout(
      LiveFormat format,
      LongSupplier nanoClock,
      ThreadFactory threads,
      LatencyListener latency,
      SinkLossListener loss) {
    this(format, nanoClock, threads, latency, loss, PATIENCE);
  }

  SinkFanout(
      LiveFormat format,
      LongSupplier nanoClock,
      ThreadFactory threads,
      LatencyListener latency,
      SinkLossListener loss,
      Duration patience) {
    this.format = format;
    this.nanoClock = nanoClock;
    this.threads = threads;
    this.latency = latency;
    this.loss = loss;
    this.patience = patience;
    this.pool = new PicturePool(format.pixels());
  }

  /**
   * Adds a sink, which from here on belongs to this object and is closed by it.
   *
   * @throws IllegalArgumentException where its format is another
   * @throws IllegalStateException after {@link #close}; the sink stays the caller's
   */
  public synchronized void add(LiveSink sink) {
    if (closed) {
      throw new IllegalStateException("the sinks are closed; no " + sink.description());
    }
    if (sink.format().width() != format.width() || sink.format().height() != format.height()) {
      throw new IllegalArgumentException(
          "%s takes %dx%d, pictures are %dx%d"
              .formatted(
                  sink.description(),
                  sink.format().width(),
                  sink.format().height(),
                  format.width(),
                  format.height()));
    }
    SinkWorker worker = new SinkWorker(sink, pool, nanoClock, latency, this::lost);
    workers.add(worker);
    pool.keepFor(workers.size());
    worker.start(threads);
  }

  private void lost(SinkWorker worker, Exception reason) {
    workers.remove(worker);
    pool.keepFor(workers.size());
    loss.lost(worker.sink(), reason);
  }

  /**
   * Closes a sink and waits for that, for some seconds at most; does nothing where it is not here.
   */
  public void remove(LiveSink sink) {
    List<SinkWorker> ending =
        workers.stream().filter(worker -> worker.sink().equals(sink)).toList();
    workers.removeAll(ending);
    ending.forEach(SinkWorker::stop);
    ending.forEach(worker -> worker.await(patience));
    pool.keepFor(workers.size());
  }

  /**
   * Offers a picture to all sinks and returns without waiting for any.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; copied once
   * @param captureNanos when the camera took the picture this one answers, on this object's clock
   */
  public void show(int[] pixels, long captureNanos) {
    format.require(pixels);
    if (closed) {
      throw new IllegalStateException("the sinks are closed");
    }
    if (workers.isEmpty()) {
      return;
    }
    SharedPicture picture = pool.copyOf(pixels, captureNanos);
    for (SinkWorker worker : workers) {
      worker.offer(picture);
    }
    pool.release(picture);
  }

  /** How every sink fares that is still here. */
  public List<Counts> counts() {
    return workers.stream().map(SinkWorker::counts).toList();
  }

  /**
   * Closes all sinks, each on its own thread and all at once, and waits for them: some seconds at
   * most, then a sink that hangs is interrupted and reported lost. A second call does nothing.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    List<SinkWorker> ending = List.copyOf(workers);
    ending.forEach(SinkWorker::stop);
    ending.forEach(worker -> worker.await(patience));
    workers.clear();
  }
}
