package org.understudy.camera.microphone;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.camera.pipewire.DelayedSource;

/**
 * Offers a delayed microphone as long as it is open, and whatever happens to PipeWire: where that
 * is not there or goes away, it is tried again every two seconds. Nothing is thrown at anybody for
 * it; {@link #state} tells. One thread looks twice a second.
 *
 * <p>Safe for several threads. Off, it does nothing, has no thread and loads no library.
 */
public final class DelayedMicrophone implements AutoCloseable {
  /** What programs list it as. */
  public static final String NAME = "Understudy microphone";

  private static final Logger LOG = LoggerFactory.getLogger(DelayedMicrophone.class);
  private static final long LOOK_MILLIS = 500;
  private static final int LOOKS_BETWEEN_TRIES = 4;

  /** A microphone gets so many looks to begin. */
  private static final int LOOKS_TO_BEGIN = 6;

  private final String name;
  private final String microphone;
  private final boolean follows;
  private final FollowedDelay followed = new FollowedDelay();
  private final @Nullable ScheduledExecutorService watch;
  private volatile double wanted;
  private volatile MicrophoneState state;
  private @Nullable DelayedSource source;
  private int looksToWait;
  private int looksListened;

  private DelayedMicrophone(String name, MicrophoneTarget target, String microphone) {
    this.name = name;
    this.microphone = microphone;
    this.follows = target instanceof MicrophoneTarget.Following;
    this.wanted =
        target instanceof MicrophoneTarget.Fixed fixed
            ? fixed.milliseconds()
            : followed.milliseconds();
    boolean off = target instanceof MicrophoneTarget.Off;
    this.state = off ? new MicrophoneState.Off() : new MicrophoneState.Starting();
    this.watch =
        off
            ? null
            : Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("understudy-microphone").factory());
  }

  /**
   * Begins to offer the microphone; returns at once.
   *
   * @param microphone name of the node that is listened to; empty for the system's default
   */
  public static DelayedMicrophone start(MicrophoneTarget target, String microphone) {
    return start(NAME, target, microphone);
  }

  /** The same under another name. */
  static DelayedMicrophone start(String name, MicrophoneTarget target, String microphone) {
    DelayedMicrophone started = new DelayedMicrophone(name, target, microphone);
    if (started.watch != null) {
      var _ =
          started.watch.scheduleWithFixedDelay(
              started::watchOnce, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return started;
  }

  /**
   * Whether a delayed microphone could be had now: puts one up for a moment, which opens no
   * microphone.
   *
   * @return {@link MicrophoneState.Waiting} where it could, otherwise why not
   */
  public static MicrophoneState probe() {
    String name = "Understudy check " + ProcessHandle.current().pid();
    return switch (DelayedSource.open(name, "", 0)) {
      case DelayedSource.Opening.Opened opened -> {
        opened.source().close();
        yield new MicrophoneState.Waiting();
      }
      case DelayedSource.Opening.Unavailable no ->
          new MicrophoneState.Unavailable(no.reason(), no.remedies());
    };
  }

  private void watchOnce() {
    try {
      state = next();
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("The microphone's watch failed", e);
      drop();
      looksToWait = LOOKS_BETWEEN_TRIES;
      state = new MicrophoneState.Unavailable(String.valueOf(e.getMessage()), List.of());
    }
  }

  private MicrophoneState next() {
    DelayedSource open = source;
    if (open == null) {
      return looksToWait-- > 0 ? state : open();
    }
    open.setDelay(wanted);
    DelayedSource.Look look = open.look();
    if (!look.failure().isEmpty()) {
      drop();
      looksToWait = LOOKS_BETWEEN_TRIES;
      return new MicrophoneState.Unavailable(
          "PipeWire went away (%s)".formatted(look.failure()),
          List.of("systemctl --user restart pipewire wireplumber"));
    }
    if (!look.listened()) {
      looksListened = 0;
      return new MicrophoneState.Waiting();
    }
    if (look.heard() || looksListened++ < LOOKS_TO_BEGIN) {
      return new MicrophoneState.Delaying(look.delayMilliseconds());
    }
    return new MicrophoneState.Silent();
  }

  private MicrophoneState open() {
    return switch (DelayedSource.open(name, microphone, wanted)) {
      case DelayedSource.Opening.Opened opened -> {
        source = opened.source();
        yield new MicrophoneState.Waiting();
      }
      case DelayedSource.Opening.Unavailable no -> {
        looksToWait = LOOKS_BETWEEN_TRIES;
        yield new MicrophoneState.Unavailable(no.reason(), no.remedies());
      }
    };
  }

  private void drop() {
    DelayedSource open = source;
    source = null;
    if (open != null) {
      open.close();
    }
  }

  /**
   * Tells how late pictures were in a second; does nothing where the delay is fixed or the
   * microphone off. For one thread at a time.
   *
   * @param medianMilliseconds of their delays
   */
  public void pictureDelay(double medianMilliseconds) {
    if (follows) {
      followed.see(medianMilliseconds);
      wanted = followed.milliseconds();
    }
  }

  /** How it is, at most half a second ago. */
  public MicrophoneState state() {
    return state;
  }

  /** Takes the microphone back; returns when nothing of it is left. */
  @Override
  public void close() {
    if (watch != null) {
      watch.shutdown();
      watch.close();
      drop();
    }
  }
}
