package org.understudy.app.live;

import java.util.function.Consumer;
import org.understudy.camera.microphone.DelayedMicrophone;
import org.understudy.camera.microphone.MicrophoneState;

/**
 * The delayed microphone of a session: told of the pictures' delay once a second, and telling how
 * it is. What becomes of it never ends the session. For one thread.
 */
final class LiveVoice implements AutoCloseable {
  private final DelayedMicrophone microphone;
  private final Consumer<String> notices;
  private Class<?> before = MicrophoneState.Starting.class;
  private boolean silenceTold;
  private int seconds;

  /**
   * Begins to offer the microphone, if it is asked for.
   *
   * @param notices told of what changes
   */
  LiveVoice(VoiceSettings settings, Consumer<String> notices) {
    this.microphone = DelayedMicrophone.start(settings.microphone(), settings.source());
    this.notices = notices;
  }

  /** A second of the session; its status with the voice's. */
  LiveStatus second(LiveStatus status) {
    // while code is still compiled, pictures are later than they will be
    if (++seconds > LiveSettings.GRACE_SECONDS && status.delay().count() > 0) {
      microphone.pictureDelay(status.delay().median());
    }
    MicrophoneState now = microphone.state();
    if (!now.getClass().equals(before)) {
      before = now.getClass();
      tell(now);
    }
    return status.withVoice(now.words());
  }

  private void tell(MicrophoneState now) {
    switch (now) {
      case MicrophoneState.Off() -> {}
      case MicrophoneState.Starting() -> {}
      case MicrophoneState.Waiting() ->
          notices.accept(
              "delayed microphone ready: choose \"%s\" in the meeting program"
                  .formatted(DelayedMicrophone.NAME));
      case MicrophoneState.Delaying _ -> {}
      case MicrophoneState.Silent() -> {
        // once: some microphones give zeros whenever nobody speaks
        if (!silenceTold) {
          notices.accept(withRemedy(now));
        }
        silenceTold = true;
      }
      case MicrophoneState.Unavailable _ -> notices.accept(withRemedy(now));
    }
  }

  private static String withRemedy(MicrophoneState state) {
    return state.remedies().isEmpty()
        ? state.words()
        : "%s (%s); it comes back by itself".formatted(state.words(), state.remedies().getFirst());
  }

  @Override
  public void close() {
    microphone.close();
  }
}
