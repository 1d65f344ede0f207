package org.understudy.camera.pipewire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.understudy.camera.LiveFormat;

/** The bytes are those that the macros of {@code spa/pod/builder.h} give on x86-64. */
class CameraParametersTest {
  private static final LiveFormat FORMAT = new LiveFormat(1280, 720, 30);

  @BeforeEach
  void littleEndian() {
    Assumptions.assumeTrue(
        ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN),
        "expected bytes are little-endian");
  }

  @Test
  void offersOneFormatAtAnyRate() {
    assertThat(CameraParameters.format(FORMAT))
        .isEqualTo(
            hex(
                "a0000000 0f000000 03000400 03000000",
                "01000000 00000000 04000000 03000000 02000000 00000000",
                "02000000 00000000 04000000 03000000 01000000 00000000",
                "01000200 00000000 04000000 03000000 04000000 00000000",
                "03000200 00000000 08000000 0a000000 00050000 d0020000",
                "04000200 00000000 28000000 13000000 01000000 00000000 08000000 0b000000",
                "1e000000 01000000 00000000 01000000 f0000000 01000000"));
  }

  @Test
  void asksForSharedMemoryOfOnePictureEach() {
    assertThat(CameraParameters.buffers(FORMAT))
        .isEqualTo(
            hex(
                "a8000000 0f000000 04000400 05000000",
                "01000000 00000000 1c000000 13000000 01000000 00000000 04000000 04000000",
                "04000000 02000000 08000000 00000000",
                "02000000 00000000 04000000 04000000 01000000 00000000",
                "03000000 00000000 04000000 04000000 00201c00 00000000",
                "04000000 00000000 04000000 04000000 000a0000 00000000",
                "06000000 00000000 14000000 13000000 04000000 00000000 04000000 04000000",
                "04000000 00000000"));
  }

  @Test
  void asksForAHeaderBesideEveryPicture() {
    assertThat(CameraParameters.header())
        .isEqualTo(
            hex(
                "38000000 0f000000 05000400 06000000",
                "01000000 00000000 04000000 03000000 01000000 00000000",
                "02000000 00000000 04000000 04000000 20000000 00000000"));
  }

  private static byte[] hex(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
  }

  @Test
  void namesWithQuotesStayWhole() {
    assertThat(NodeProperties.json("My \"second\" \\ camera"))
        .contains("\"node.description\": \"My \\\"second\\\" \\\\ camera\"")
        .contains("\"media.class\": \"Video/Source\"")
        .contains("\"media.role\": \"Camera\"");
  }
}
