package org.understudy.trainer.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.trainer.gan.onnx.OnnxGraph;

class OnnxUpscalerTest {
  @TempDir private Path folder;

  /** A network that shows every pixel twice across and twice down. */
  private Path doubling(long... input) throws IOException {
    OnnxGraph graph = new OnnxGraph("doubling", false);
    String in = graph.input("in", input);
    String four = graph.node("Concat", List.of(in, in, in, in), OnnxGraph.integer("axis", 1));
    graph.named("out", "DepthToSpace", List.of(four), OnnxGraph.integer("blocksize", 2));
    graph.output("out", 1, 3, -1, -1);
    return Files.write(folder.resolve("x2.onnx"), graph.bytes(Map.of()));
  }

  private static RgbPicture picture(int size) {
    byte[] rgb = new byte[3 * size * size];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 37);
    }
    return new RgbPicture(size, size, rgb);
  }

  @Test
  void theNetworkEnlarges() throws Exception {
    try (OnnxUpscaler upscaler = OnnxUpscaler.open(doubling(1, 3, -1, -1))) {
      RgbPicture small = picture(7);
      RgbPicture large = upscaler.enlarged(small, 14);
      for (int y = 0; y < 14; y++) {
        for (int x = 0; x < 14; x++) {
          for (int c = 0; c < 3; c++) {
            assertThat(large.rgb()[3 * (y * 14 + x) + c])
                .isEqualTo(small.rgb()[3 * (y / 2 * 7 + x / 2) + c]);
          }
        }
      }
      assertThat(upscaler.enlarged(small, 19).width()).as("neither once nor twice").isEqualTo(19);
      assertThat(upscaler.description()).contains("x2.onnx").contains("SHA-256");
    }
  }

  @Test
  void refusesOtherNetworks() throws Exception {
    Path fixed = doubling(1, 3, 64, 64);
    assertThatThrownBy(() -> OnnxUpscaler.open(fixed))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(fixed.toString())
        .hasMessageContaining("dynamic height and width");
    Path text = Files.writeString(folder.resolve("text.onnx"), "no network");
    assertThatThrownBy(() -> OnnxUpscaler.open(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(text.toString());
  }
}
