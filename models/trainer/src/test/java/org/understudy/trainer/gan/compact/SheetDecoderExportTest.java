package org.understudy.trainer.gan.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.avatar.generator.SheetPainter;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.tensor.NativeThreads;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;

class SheetDecoderExportTest {
  private static final CompactPreset.Decoder SMALL =
      new CompactPreset.Decoder(6, 16, 2, 16, List.of(16, 12, 8));

  @BeforeAll
  static void useOneThread() {
    NativeThreads.use(1);
  }

  /** Largest difference between ONNX Runtime and libtorch over some random people. */
  private static double difference(boolean half) throws IOException {
    SheetTemplate template = ToyTemplate.of(ToyTemplate.bust());
    SplittableRandom random = new SplittableRandom(4);
    double most = 0;
    try (PointerScope _ = new PointerScope();
        Placement placement = Placement.singlePrecision("cpu");
        ParameterSet parameters = new ParameterSet(placement, new Random(1));
        SheetDecoder decoder = new SheetDecoder(parameters.scope("decoder"), template, SMALL)) {
      for (String name : parameters.names()) {
        double[] values = Placement.read(parameters.get(name));
        for (int i = 0; i < values.length; i++) {
          values[i] += 0.2 * random.nextGaussian();
        }
        parameters.set(name, values);
      }
      byte[] file = decoder.onnx(decoder.levels(), half, Map.of("seed", "1"));
      try (SheetPainter painter = SheetPainter.open(file, OnnxNetwork.Device.CPU)) {
        assertThat(painter.codes()).isEqualTo(template.codes());
        assertThat(painter.noise()).isEqualTo(SMALL.noise());
        assertThat(painter.texels()).isEqualTo(template.texels());
        for (int trial = 0; trial < 5; trial++) {
          float[] person = new float[painter.codes() + painter.noise()];
          for (int i = 0; i < person.length; i++) {
            person[i] = (float) random.nextGaussian();
          }
          float[] identity = java.util.Arrays.copyOf(person, painter.codes());
          float[] eps = java.util.Arrays.copyOfRange(person, painter.codes(), person.length);
          Tensor texels =
              decoder.apply(
                  placement.of(identity, 1, identity.length),
                  placement.of(eps, 1, eps.length),
                  decoder.levels());
          float[] expected = Placement.readSingle(texels);
          float[] painted = painter.paint(person);
          assertThat(painted).hasSameSizeAs(expected);
          for (int i = 0; i < painted.length; i++) {
            most = Math.max(most, Math.abs(painted[i] - expected[i]));
          }
        }
      }
    }
    return most;
  }

  @Test
  void onnxRuntimePaintsWhatLibtorchPaints() throws Exception {
    assertThat(difference(false)).isLessThan(1e-5);
  }

  @Test
  void weightsIn16BitsPaintNearlyTheSame() throws Exception {
    assertThat(difference(true)).isBetween(1e-7, 4e-3);
  }

  @Test
  void otherFilesAreRefused() {
    assertThatThrownBy(() -> SheetPainter.open(new byte[] {1, 2, 3}, OnnxNetwork.Device.CPU))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged or of another kind");
  }
}
