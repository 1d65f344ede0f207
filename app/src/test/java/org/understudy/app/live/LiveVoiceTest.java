package org.understudy.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.camera.microphone.MicrophoneTarget;

class LiveVoiceTest {
  private static final LiveStatus STATUS =
      new LiveStatus(
          new CameraState.Delivering("cam"),
          true,
          "",
          30,
          new StageTimes.Summary(30, 31, 44, 60),
          0,
          Quality.FULL,
          false,
          1,
          "");

  @Test
  void offNothingIsSaidOfIt() {
    List<String> notices = new ArrayList<>();
    try (LiveVoice voice = new LiveVoice(VoiceSettings.OFF, notices::add)) {
      assertThat(voice.second(STATUS)).isEqualTo(STATUS);
      assertThat(voice.second(STATUS).words()).doesNotContain("microphone", "voice");
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void wordsOfTheSettingsAreUnderstood() {
    assertThat(VoiceSettings.parse("off")).isEqualTo(VoiceSettings.OFF);
    assertThat(VoiceSettings.parse("delayed:80"))
        .isEqualTo(new VoiceSettings(new MicrophoneTarget.Fixed(80), ""));
  }
}
