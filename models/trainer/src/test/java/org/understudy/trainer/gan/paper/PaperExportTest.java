package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.trainer.gan.network.ManifoldUpsampler;
import org.understudy.trainer.gan.network.Radiance;
import org.understudy.trainer.gan.network.RadianceGenerator;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.Arithmetic;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;

/** ONNX Runtime computes what libtorch computes, on random codes and learned-looking weights. */
class PaperExportTest extends GanTestCase {
  private static final double TOLERANCE = 1e-3;

  PaperExportTest() throws IOException {
    super(Placement.singlePrecision("cpu"));
  }

  private static void disturb(ParameterSet parameters) {
    Random random = new Random(8);
    for (String name : parameters.names()) {
      double[] values = Placement.read(parameters.get(name));
      for (int i = 0; i < values.length; i++) {
        values[i] += 0.02 * random.nextGaussian();
      }
      parameters.set(name, values);
    }
  }

  private static OnnxNetwork open(byte[] file) throws IOException {
    return OnnxNetwork.open(file, OnnxNetwork.Device.CPU, 1);
  }

  private static OnnxNetwork.Input input(Tensor tensor) {
    return new OnnxNetwork.Input(Placement.readSingle(tensor), 0, tensor.shape());
  }

  private static void assertAlike(OnnxNetwork.Output output, Tensor expected, String what) {
    float[] numbers = Placement.readSingle(expected);
    assertThat(output.numbers()).as(what).hasSameSizeAs(numbers);
    double most = 0;
    for (int i = 0; i < numbers.length; i++) {
      most = Math.max(most, Math.abs(numbers[i] - output.numbers()[i]));
    }
    assertThat(most).as(what).isLessThan(TOLERANCE);
  }

  @Test
  void phiBehindItsMapping() throws Exception {
    Preset.Codes codes = fixture.preset.codes();
    try (RadianceGenerator phi = new RadianceGenerator(fixture.preset, placement, new Random(1))) {
      disturb(phi.parameters());
      try (OnnxNetwork mapping = open(phi.mappingOnnx(Map.of("seed", "1")));
          OnnxNetwork radiance = open(phi.onnx(Map.of()))) {
        assertThat(mapping.metadata()).containsEntry("seed", "1");
        for (int person = 0; person < 3; person++) {
          Tensor identity = GanFixture.normal(placement, person, 1, 1, codes.identity());
          Tensor eps = GanFixture.normal(placement, 10 + person, 1, 1, codes.noise());
          Tensor points = GanFixture.points(placement, 20 + person, 1, 50);
          Tensor directions = GanFixture.normal(placement, 30 + person, 0.5, 1, 50, 3);
          OnnxNetwork.Output style =
              mapping
                  .run(Map.of("identity", input(identity), "eps", input(eps)), "style")
                  .getFirst();
          List<OnnxNetwork.Output> seen =
              radiance.run(
                  Map.of(
                      "style",
                      new OnnxNetwork.Input(style.numbers(), 0, style.shape()),
                      "points",
                      input(points.squeeze(0)),
                      "directions",
                      input(directions.squeeze(0))),
                  "colour",
                  "alpha",
                  "features");
          Radiance expected = phi.apply(points, identity, eps, directions);
          assertAlike(seen.get(0), expected.colour(), "colour");
          assertAlike(seen.get(1), expected.alpha(), "alpha");
          assertAlike(seen.get(2), expected.features(), "features");
        }
      }
    }
  }

  @Test
  void upsampler() throws Exception {
    Preset preset = fixture.preset;
    int size = preset.upsampler().mapSize();
    int sheets = preset.manifolds().levels();
    try (ManifoldUpsampler u = new ManifoldUpsampler(preset, placement, new Random(1))) {
      disturb(u.parameters());
      try (OnnxNetwork network = open(u.onnx(Map.of()))) {
        for (int person = 0; person < 3; person++) {
          Tensor identity = GanFixture.normal(placement, person, 1, 1, preset.codes().identity());
          Tensor eps = GanFixture.normal(placement, 10 + person, 1, 1, preset.codes().noise());
          Tensor radiance =
              GanFixture.normal(placement, 20 + person, 1, 1, sheets, 4, size, size).sigmoid();
          Tensor features =
              GanFixture.normal(
                  placement, 30 + person, 1, 1, sheets, preset.radiance().features(), size, size);
          Tensor maps = Arithmetic.cat(2, radiance, features);
          OnnxNetwork.Output out =
              network
                  .run(
                      Map.of(
                          "identity",
                          input(identity),
                          "eps",
                          input(eps),
                          "maps",
                          input(maps.squeeze(0))),
                      "radiance")
                  .getFirst();
          assertAlike(out, u.apply(identity, eps, maps), "radiance");
        }
      }
    }
  }
}
