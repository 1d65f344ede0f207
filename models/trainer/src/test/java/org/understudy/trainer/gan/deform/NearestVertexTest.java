package org.understudy.trainer.gan.deform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.understudy.trainer.gan.tensor.Placement;

class NearestVertexTest {
  private static Tensor random(Placement placement, long seed, long count) {
    Random random = new Random(seed);
    double[] values = DoubleStream.generate(random::nextGaussian).limit(2 * 3 * count).toArray();
    return placement.of(values, 2, count, 3);
  }

  @Test
  void searchFindsWhatTryingAllFinds() {
    try (PointerScope _ = new PointerScope();
        Placement placement = Placement.doublePrecision("cpu")) {
      Tensor points = random(placement, 1, 501);
      Tensor vertices = random(placement, 2, 237);
      assertThat(Placement.read(NearestVertex.bySearching(points, vertices, placement)))
          .isEqualTo(Placement.read(NearestVertex.byTryingAll(points, vertices)));
    }
  }
}
