package org.understudy.camera.pipewire;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.understudy.camera.delay.DelayKeeper;
import org.understudy.camera.delay.DelayLine;

/**
 * Moves sound from a stream that listens through a {@link DelayLine} to a stream that is offered.
 *
 * <p>PipeWire's real-time thread takes and gives buffers without Java, so that a pause here never
 * holds up the sound of the system. {@link #turn} comes every half cycle, and queues ahead what
 * will be heard next as far as the delay allows: it may be late by nearly the delay without anybody
 * hearing it. Nothing is allocated in a turn.
 *
 * <p>Turns are for one thread, under the loop's lock; what is said to be so is for any.
 */
final class DelayPump {
  private static final double FRAMES_PER_NANO = SoundParameters.FRAMES_PER_SECOND / 1e9;

  /** The most that is queued ahead, frames. */
  private static final int MOST_AHEAD = 4800;

  /** Streams whose cycles begin further apart have nothing to do with each other, frames. */
  private static final int UNRELATED = DelayLine.FRAMES;

  private final DelayLine line = new DelayLine();
  private final DelayKeeper keeper = new DelayKeeper(SoundParameters.FRAMES_PER_SECOND);
  private final float[] block = new float[DelayLine.LONGEST_BLOCK];
  private final SoundStream input;
  private final SoundStream output;

  /** How late sound was at the end of the turn before, frames. */
  private int lateBefore;

  private volatile int asked;
  private volatile int cycle;
  private volatile int lateness;
  private volatile long blockNanos = System.nanoTime() - Long.MAX_VALUE / 4;
  private volatile long heardNanos = blockNanos;
  private final AtomicLong blocks = new AtomicLong();
  private final AtomicLong breaks = new AtomicLong();

  /**
   * A pump at rest.
   *
   * @param cycle frames of a cycle that are expected
   * @param asked delay, frames
   */
  DelayPump(SoundStream input, SoundStream output, int cycle, int asked) {
    this.input = input;
    this.output = output;
    this.cycle = cycle;
    this.asked = asked;
  }

  /** Sets the delay; for any thread. */
  void setDelay(int frames) {
    asked = frames;
  }

  /** The delay that is kept: two cycles are the least that can be. Frames; for any thread. */
  int wanted() {
    return Math.clamp(asked, 2 * cycle, DelayLine.LONGEST_DELAY);
  }

  /** Frames of a cycle; for any thread. */
  int cycle() {
    return cycle;
  }

  /** How late sound was last measured, frames, 0 before that; for any thread. */
  int lateness() {
    return lateness;
  }

  /** When a block last came, {@link System#nanoTime}; for any thread. */
  long blockNanos() {
    return blockNanos;
  }

  /**
   * When a block last came that was not all zeros, as where no microphone is connected; {@link
   * System#nanoTime}; for any thread.
   */
  long heardNanos() {
    return heardNanos;
  }

  /** Blocks of sound heard so far; for any thread. */
  long blocks() {
    return blocks.get();
  }

  /** How often sound ran out; for any thread. */
  long breaks() {
    return breaks.get();
  }

  /** Forgets all sound. */
  void clear() {
    line.clear();
    keeper.restart();
    Arrays.fill(block, 0);
    lateness = 0;
  }

  /** Takes what was heard, and queues what is due. */
  void turn() {
    boolean fresh = drain();
    input.readClock();
    if (drain()) {
      input.readClock();
      fresh = true;
    }
    output.readClock();
    int queued = output.queued();
    int wanted = wanted();
    int ahead = Math.clamp(wanted - cycle, cycle, Math.max(cycle, MOST_AHEAD));
    int late = since() + queued + line.delay();
    boolean starved = queued <= 0 && late - lateBefore > cycle / 2;
    if (fresh && (starved || !line.isRunning())) {
      // silence is heard at this moment, so that nothing speaks against a jump
      line.start(wanted - since() - queued);
      keeper.restart();
    } else if (fresh && queued <= ahead) {
      keeper.see(line, late, wanted);
      lateness = keeper.lateness();
    }
    while (queued + cycle <= ahead && line.ready() >= cycle) {
      int given = give();
      if (given == 0) {
        break;
      }
      queued += given;
    }
    lateBefore = since() + queued + line.delay();
    if (line.isRunning() && queued < cycle && silentForTwoCycles()) {
      runOut(queued);
    }
  }

  /** How much later the output's newest cycle began than the input's, frames. */
  private int since() {
    long apart = Math.round((output.nanos() - input.nanos()) * FRAMES_PER_NANO);
    return Math.abs(apart) > UNRELATED ? 0 : (int) apart;
  }

  private boolean silentForTwoCycles() {
    return (System.nanoTime() - blockNanos) * FRAMES_PER_NANO > 2 * cycle;
  }

  /** The microphone has gone: what is left fades, if it is not too late for that. */
  private void runOut(int queued) {
    breaks.incrementAndGet();
    if (queued > 0) {
      var _ = give();
    }
    clear();
  }

  /** Takes what was heard; whether that was anything. */
  private boolean drain() {
    boolean any = false;
    long buffer = input.dequeue();
    while (buffer != 0) {
      int frames = SoundBuffer.take(buffer, block);
      input.queue(buffer);
      if (frames > 0) {
        line.write(block, frames);
        cycle = frames;
        blockNanos = System.nanoTime();
        if (isSound(frames)) {
          heardNanos = blockNanos;
        }
        blocks.incrementAndGet();
        any = true;
      }
      buffer = input.dequeue();
    }
    return any;
  }

  private boolean isSound(int frames) {
    for (int i = 0; i < frames; i++) {
      if (block[i] != 0) {
        return true;
      }
    }
    return false;
  }

  /** Queues one block; tells how many frames. */
  private int give() {
    long buffer = output.dequeue();
    if (buffer == 0) {
      return 0;
    }
    int frames = Math.min(cycle, SoundBuffer.room(buffer));
    line.read(block, frames);
    SoundBuffer.fill(buffer, block, frames);
    output.queue(buffer);
    return frames;
  }
}
