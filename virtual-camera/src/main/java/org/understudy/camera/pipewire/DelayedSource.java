package org.understudy.camera.pipewire;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A node of class {@code Audio/Source} that gives what a microphone gives, later. Behind it a
 * second stream listens to the microphone, and only while some program listens to the node: the
 * stream is passive, and keeps no microphone open by itself. Which microphone that is decides the
 * session manager, as for every program: the default one, or another where it is unplugged.
 *
 * <p>Sound is mono, is kept in memory for the delay alone, and is forgotten when nobody listens any
 * more. Both streams are of one group, hence in one cycle of one clock. A thread of this class
 * moves the sound, see {@link DelayPump}; the library has two more.
 *
 * <p>Safe for several threads, except that {@link #close} is called once and last.
 */
public final class DelayedSource implements AutoCloseable {
  /** The longest delay. */
  public static final int MOST_MILLISECONDS = 500;

  private static final int STATE_UNCONNECTED = 0;
  private static final int STATE_CONNECTING = 1;
  private static final int STATE_STREAMING = 3;

  private static final int CONNECT_SECONDS = 5;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int FRAMES_PER_MILLISECOND = SoundParameters.FRAMES_PER_SECOND / 1000;

  /** How long the thread sleeps while nobody listens, unless it is woken. */
  private static final long IDLE_NANOS = NANOS_PER_SECOND;

  /** Without a block for so long, there is no microphone. */
  private static final long ABSENT_NANOS = NANOS_PER_SECOND / 2;

  /** Nor is there where all samples were 0 for so long, or it is muted. */
  private static final long SILENT_NANOS = 3 * NANOS_PER_SECOND;

  private final LibPipewire library;
  private final DelayedStreams streams;
  private final DelayPump pump;
  private final Thread pumping;
  private volatile int outputState = STATE_CONNECTING;
  private volatile String failure = "";
  private volatile boolean closing;

  /** What came of opening a source. */
  public sealed interface Opening {
    /** The source is there and belongs to the caller. */
    record Opened(DelayedSource source) implements Opening {}

    /**
     * There can be no source here and now.
     *
     * @param reason what is wrong, one sentence
     * @param remedies what helps, best first
     */
    record Unavailable(String reason, List<String> remedies) implements Opening {}
  }

  /**
   * How a source is.
   *
   * @param failure why PipeWire went away; empty while it is there
   * @param listened whether some program listens
   * @param heard whether the microphone gave anything but zeros in the last three seconds
   * @param delayMilliseconds delay that is kept
   * @param measuredMilliseconds delay by the streams' clocks; 0 before the first sound
   * @param cycleMilliseconds length of a cycle
   * @param blocks of sound heard so far
   * @param breaks how often sound ran out
   */
  public record Look(
      String failure,
      boolean listened,
      boolean heard,
      double delayMilliseconds,
      double measuredMilliseconds,
      double cycleMilliseconds,
      long blocks,
      long breaks) {}

  private DelayedSource(LibPipewire library, DelayedStreams streams, int askedFrames) {
    this.library = library;
    this.streams = streams;
    this.pump =
        new DelayPump(
            new SoundStream(streams.input(), streams.arena()),
            new SoundStream(streams.output(), streams.arena()),
            DelayedStreams.QUANTUM,
            askedFrames);
    this.pumping = Thread.ofPlatform().daemon().name("understudy-voice").unstarted(this::work);
  }

  /**
   * Offers a delayed microphone to the user's PipeWire. Takes some milliseconds, and up to five
   * seconds where PipeWire does not answer.
   *
   * @param name what people choose it by
   * @param microphone name of the microphone's node; empty for the default, whichever it is
   * @param delayMilliseconds 0 to {@link #MOST_MILLISECONDS}
   */
  public static Opening open(String name, String microphone, double delayMilliseconds) {
    String system = System.getProperty("os.name", "");
    if (!system.startsWith("Linux")) {
      return unavailable(Absence.ofSystem(system));
    }
    LibPipewire library;
    try {
      library = LibPipewire.load();
      HotCalls.require(library);
    } catch (IllegalArgumentException e) {
      return unavailable(Absence.ofLibrary());
    } catch (NoSuchElementException e) {
      return unavailable(Absence.tooOld(String.valueOf(e.getMessage()), "0.3.50"));
    }
    DelayedStreams streams = new DelayedStreams(library, name, microphone);
    Optional<Absence> absence = streams.absence();
    if (absence.isPresent()) {
      streams.close();
      return unavailable(absence.get());
    }
    DelayedSource source = new DelayedSource(library, streams, frames(delayMilliseconds));
    String refusal = source.start();
    if (!refusal.isEmpty()) {
      source.close();
      return unavailable(Absence.refused("a microphone", refusal));
    }
    return new Opening.Opened(source);
  }

  private static int frames(double milliseconds) {
    return (int)
        Math.round(Math.clamp(milliseconds, 0, MOST_MILLISECONDS) * FRAMES_PER_MILLISECOND);
  }

  private static Opening.Unavailable unavailable(Absence absence) {
    return new Opening.Unavailable(absence.reason(), absence.remedies());
  }

  /** Connects both streams; tells why not, or nothing. */
  private String start() {
    int code = streams.connect(this::outputIs);
    if (code < 0) {
      return "error " + -code;
    }
    library.threadLoopStart(streams.loop());
    library.threadLoopLock(streams.loop());
    try {
      while (outputState == STATE_CONNECTING) {
        if (library.threadLoopTimedWait(streams.loop(), CONNECT_SECONDS) != 0) {
          return "it does not answer";
        }
      }
    } finally {
      library.threadLoopUnlock(streams.loop());
    }
    if (!isGone()) {
      pumping.start();
    }
    return failure;
  }

  private boolean isGone() {
    return outputState <= STATE_UNCONNECTED;
  }

  /** The node that is offered has another state; the loop's lock is held. */
  private void outputIs(int state, String message) {
    outputState = state;
    if (isGone()) {
      failure = message.isEmpty() ? "the connection ended" : message;
    } else if (state != STATE_STREAMING) {
      library.streamFlush(streams.output());
      pump.clear();
    }
    library.threadLoopSignal(streams.loop());
    LockSupport.unpark(pumping);
  }

  private void work() {
    long loop = streams.loop().address();
    while (!closing) {
      long pause = IDLE_NANOS;
      HotCalls.lock(loop);
      try {
        if (outputState == STATE_STREAMING) {
          pump.turn();
          pause = pump.cycle() * NANOS_PER_SECOND / SoundParameters.FRAMES_PER_SECOND / 2;
        }
      } finally {
        HotCalls.unlock(loop);
      }
      LockSupport.parkNanos(this, pause);
    }
  }

  /**
   * Changes the delay; sound follows smoothly, by some milliseconds a second.
   *
   * @param milliseconds 0 to {@link #MOST_MILLISECONDS}; where a cycle is long, two of them are the
   *     least that is kept
   */
  public void setDelay(double milliseconds) {
    pump.setDelay(frames(milliseconds));
  }

  /** How the source is now. */
  public Look look() {
    double perMillisecond = FRAMES_PER_MILLISECOND;
    long now = System.nanoTime();
    return new Look(
        isGone() ? failure : "",
        outputState == STATE_STREAMING,
        now - pump.blockNanos() < ABSENT_NANOS && now - pump.heardNanos() < SILENT_NANOS,
        pump.wanted() / perMillisecond,
        pump.lateness() / perMillisecond,
        pump.cycle() / perMillisecond,
        pump.blocks(),
        pump.breaks());
  }

  /** Takes the microphone back, and forgets all sound. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(pumping);
    boolean interrupted = false;
    while (pumping.isAlive()) {
      try {
        pumping.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    streams.close();
    pump.clear();
  }
}
