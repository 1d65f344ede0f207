package org.understudy.camera.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.understudy.camera.pipewire.PipewireSession;
import org.understudy.camera.pipewire.SoundBench;

/** What is said of a delayed microphone while everything around it comes and goes. */
@Tag("pipewire")
@Timeout(120)
class DelayedMicrophoneTest {
  private static final String NAME = "Understudy second microphone";

  private static float[] noise() {
    Random random = new Random(3);
    float[] samples = new float[40 * 48_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    return samples;
  }

  private static void await(DelayedMicrophone microphone, Class<?> state) throws Exception {
    SoundBench.await(
        state.getSimpleName() + " (it is " + microphone.state() + ")",
        () -> state.isInstance(microphone.state()));
  }

  @Test
  void outlivesMicrophoneAndPipewire() throws Exception {
    PipewireSession session = PipewireSession.start();
    SoundBench bench = new SoundBench(session);
    Process device = bench.plugIn(noise());
    try (DelayedMicrophone microphone =
        DelayedMicrophone.start(NAME, new MicrophoneTarget.Following(), "")) {
      await(microphone, MicrophoneState.Waiting.class);
      try (SoundBench.Recorder _ = bench.record(NAME)) {
        await(microphone, MicrophoneState.Delaying.class);
        assertThat(microphone.state().words()).isEqualTo("voice delayed by 40 ms");
        for (int second = 0; second < 4; second++) {
          microphone.pictureDelay(81.6);
        }
        SoundBench.await(
            "the new delay", () -> microphone.state().words().equals("voice delayed by 82 ms"));
        device.destroyForcibly().waitFor();
        await(microphone, MicrophoneState.Silent.class);
        assertThat(microphone.state().remedies().getFirst()).contains("plug a microphone in");
        device = bench.plugIn(noise());
        await(microphone, MicrophoneState.Delaying.class);
      }
      await(microphone, MicrophoneState.Waiting.class);
      session.kill();
      await(microphone, MicrophoneState.Unavailable.class);
      SoundBench.await(
          "the reason", () -> microphone.state().words().contains("PipeWire is not running"));
      assertThat(microphone.state().remedies().getFirst())
          .isEqualTo("systemctl --user start pipewire wireplumber");
      assertThat(DelayedMicrophone.probe()).isInstanceOf(MicrophoneState.Unavailable.class);
      session.close();
      session = PipewireSession.start();
      await(microphone, MicrophoneState.Waiting.class);
      assertThat(DelayedMicrophone.probe()).isInstanceOf(MicrophoneState.Waiting.class);
    } finally {
      device.destroyForcibly().waitFor();
      session.close();
    }
  }
}
