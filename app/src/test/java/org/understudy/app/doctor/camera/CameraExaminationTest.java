package org.understudy.app.doctor.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.understudy.app.Understudy;
import org.understudy.app.doctor.Finding;
import org.understudy.camera.microphone.MicrophoneState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class CameraExaminationTest {
  @Test
  void provesTheSinksThatWorkEverywhere() {
    StringWriter out = new StringWriter();
    int code =
        Understudy.commandLine().setOut(new PrintWriter(out)).execute("doctor", "camera", "--json");
    Map<String, JsonNode> findings = new HashMap<>();
    boolean isBroken = false;
    for (JsonNode finding : new JsonMapper().readTree(out.toString())) {
      findings.put(finding.path("subject").asString(), finding);
      isBroken |= finding.path("state").asString().equals("missing");
    }
    for (String sink : new String[] {"mjpeg", "y4m-live", "file .mp4", "file .webm", "file .y4m"}) {
      assertThat(findings).containsKey("sink: " + sink);
      JsonNode finding = Objects.requireNonNull(findings.get("sink: " + sink));
      assertThat(finding.path("detail").asString()).contains("numbered pictures");
      assertThat(finding.path("state").asString()).isEqualTo("ok");
    }
    assertThat(code).isEqualTo(isBroken ? 1 : 0);
  }

  @Test
  void aDelayedMicrophoneIsToldAsItIs() {
    assertThat(MicrophoneProof.finding(new MicrophoneState.Waiting()).detail())
        .contains("--microphone delayed");
    Finding finding =
        MicrophoneProof.finding(new MicrophoneState.Unavailable("too old", List.of("renew")));
    assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
    assertThat(finding.remedies()).containsExactly("renew");
  }

  @Test
  void elsewhereTheCameraIsThatOfObs() {
    Finding finding = CameraExamination.nativeCamera("Mac OS X");
    assertThat(finding.state()).isEqualTo(Finding.State.ABSENT);
    assertThat(finding.detail()).contains("Mac OS X").contains("OBS");
    assertThat(finding.remedies()).contains("understudy live --sink mjpeg:8090");
  }
}
