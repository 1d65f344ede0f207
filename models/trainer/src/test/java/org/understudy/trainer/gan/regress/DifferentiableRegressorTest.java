package org.understudy.trainer.gan.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.tensor.NativeThreads;
import org.understudy.trainer.gan.tensor.Placement;

class DifferentiableRegressorTest {
  private static float[] picture(int size) {
    SplittableRandom random = new SplittableRandom(5);
    float[] rgb = new float[3 * size * size];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (float) random.nextDouble();
    }
    return rgb;
  }

  @Test
  void readsWhatTheFileReadsAndCarriesGradientsBack() throws Exception {
    NativeThreads.use(1);
    float[] rgb = picture(64);
    try (FaceRegressor file = FaceRegressor.open(FaceRegressor.builtIn());
        Placement placement = Placement.singlePrecision("cpu");
        DifferentiableRegressor copy =
            new DifferentiableRegressor(FaceRegressor.builtIn(), placement);
        PointerScope _ = new PointerScope()) {
      FaceRegressor.Reading expected = file.read(rgb);
      Tensor face = placement.of(rgb, 1, 3, 64, 64).requires_grad_(true);
      DifferentiableRegressor.Codes read = copy.read(face);
      assertThat(Placement.readSingle(read.identity()))
          .containsExactly(expected.identity(), within(1e-4f));
      assertThat(Placement.readSingle(read.expression()))
          .containsExactly(expected.expression(), within(1e-4f));
      read.expression().sum().backward();
      assertThat(face.grad().abs().sum().item_double()).isPositive();
    }
  }

  @Test
  void takesFacesOfAnySize() throws Exception {
    NativeThreads.use(1);
    try (Placement placement = Placement.singlePrecision("cpu");
        DifferentiableRegressor copy =
            new DifferentiableRegressor(FaceRegressor.builtIn(), placement);
        PointerScope _ = new PointerScope()) {
      for (int size : new int[] {16, 100, 256}) {
        Tensor face = placement.of(picture(size), 1, 3, size, size);
        assertThat(copy.read(face).identity().shape()).containsExactly(1, 37);
      }
    }
  }

  @Test
  void refusesOtherFiles() {
    try (Placement placement = Placement.singlePrecision("cpu")) {
      assertThatThrownBy(() -> new DifferentiableRegressor(new byte[] {1, 2, 3}, placement))
          .isInstanceOf(IOException.class);
      byte[] other = other();
      assertThatThrownBy(() -> new DifferentiableRegressor(other, placement))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("regressor of faces");
    }
  }

  private static byte[] other() {
    OnnxGraph graph = new OnnxGraph("other", true);
    String x = graph.input("x", 1, 60);
    String sum = graph.node("Add", List.of(x, graph.weights(new float[60], 1, 60)));
    graph.named("y", "Add", List.of(sum, graph.weights(new float[60], 60)));
    graph.output("y", 1, 60);
    return graph.bytes(Map.of());
  }
}
