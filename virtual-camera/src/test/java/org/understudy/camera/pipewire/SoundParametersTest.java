package org.understudy.camera.pipewire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes are those that the macros of {@code spa/pod/builder.h} give on x86-64. */
class SoundParametersTest {
  @BeforeEach
  void littleEndian() {
    Assumptions.assumeTrue(
        ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN),
        "expected bytes are little-endian");
  }

  @Test
  void offersMonoFloats() {
    assertThat(SoundParameters.format())
        .isEqualTo(
            hex(
                "a0000000 0f000000 03000400 03000000",
                "01000000 00000000 04000000 03000000 01000000 00000000",
                "02000000 00000000 04000000 03000000 01000000 00000000",
                "01000100 00000000 04000000 03000000 1b010000 00000000",
                "03000100 00000000 04000000 04000000 80bb0000 00000000",
                "04000100 00000000 04000000 04000000 01000000 00000000",
                "05000100 00000000 0c000000 0d000000 04000000 03000000 02000000 00000000"));
  }

  @Test
  void asksForManyBuffers() {
    assertThat(SoundParameters.buffers())
        .isEqualTo(
            hex(
                "80000000 0f000000 04000400 05000000",
                "01000000 00000000 1c000000 13000000 01000000 00000000 04000000 04000000",
                "18000000 10000000 20000000 00000000",
                "02000000 00000000 04000000 04000000 01000000 00000000",
                "03000000 00000000 04000000 04000000 00800000 00000000",
                "04000000 00000000 04000000 04000000 04000000 00000000"));
  }

  private static byte[] hex(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
  }

  @Test
  void theListenerNamesAMicrophoneOnlyWhereOneIsChosen() {
    assertThat(NodeProperties.listenerJson("a", "g", 256, ""))
        .contains("\"node.latency\": \"256/48000\"")
        .contains("\"node.passive\": \"true\"")
        .doesNotContain("target.object");
    assertThat(NodeProperties.listenerJson("a", "g", 256, "my \"mic\""))
        .contains("\"target.object\": \"my \\\"mic\\\"\"");
    assertThat(NodeProperties.sourceJson("a", "g", 256))
        .contains("\"media.class\": \"Audio/Source\"")
        .contains("\"node.link-group\": \"g\"");
  }
}
