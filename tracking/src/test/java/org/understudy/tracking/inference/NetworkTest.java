package org.understudy.tracking.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
  @ParameterizedTest
  @EnumSource(
      value = MediaPipeAsset.class,
      names = "CANONICAL_FACE",
      mode = EnumSource.Mode.EXCLUDE)
  void everyShippedNetworkRunsOnNoise(MediaPipeAsset asset) throws IOException {
    try (Network network = Network.load(asset, 1)) {
      assertThat(network.inputShape()).hasSize(4).startsWith(1).endsWith(3);
      float[] input = noise(network);
      network.run(input);
      for (int i = 0; i < network.outputCount(); i++) {
        float[] output = new float[network.outputSize(i)];
        network.read(i, output);
        for (float value : output) {
          assertThat(value).isFinite();
        }
      }
    }
  }

  @Test
  void sameInputGivesTheSameOutputAndThreadsChangeNothing() throws IOException {
    try (Network one = Network.load(MediaPipeAsset.FACE_MESH, 1);
        Network two = Network.load(MediaPipeAsset.FACE_MESH, 2)) {
      float[] input = noise(one);
      float[] first = new float[468 * 3];
      float[] second = new float[468 * 3];
      one.run(input);
      one.read(one.outputIndex("output_mesh_identity"), first);
      one.run(new float[input.length]);
      one.run(input);
      one.read(one.outputIndex("output_mesh_identity"), second);
      assertThat(second).isEqualTo(first);
      two.run(input);
      two.read(two.outputIndex("output_mesh_identity"), second);
      assertThat(second).usingComparatorWithPrecision(1e-3f).containsExactly(first);
    }
  }

  @Test
  void runsAllocateNothing() throws IOException {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Network network = Network.load(MediaPipeAsset.FACE_MESH, 1)) {
      float[] input = noise(network);
      float[] output = new float[468 * 3];
      for (int i = 0; i < 300; i++) {
        network.run(input);
        network.read(0, output);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      int runs = 100;
      for (int i = 0; i < runs; i++) {
        network.run(input);
        network.read(0, output);
      }
      long perRun = (threads.getCurrentThreadAllocatedBytes() - before) / runs;
      // until the compiler has removed them, views of native memory are counted
      assertThat(perRun).isLessThan(8192);
    }
  }

  @Test
  void problemsAreNamed() throws IOException {
    assertThatThrownBy(() -> Network.of("nonsense", new byte[1000], 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nonsense");
    assertThatThrownBy(() -> Network.load(MediaPipeAsset.FACE_DETECTION, 0))
        .hasMessageContaining("at least 1 thread");
    try (Network network = Network.load(MediaPipeAsset.FACE_DETECTION, 1)) {
      assertThatThrownBy(() -> network.run(new float[7]))
          .hasMessageContaining("49152")
          .hasMessageContaining("got 7");
      assertThatThrownBy(() -> network.outputIndex("eyebrows"))
          .hasMessageContaining("eyebrows")
          .hasMessageContaining("regressors");
    }
  }

  @Test
  void closedNetworksRefuseToRun() throws IOException {
    Network network = Network.load(MediaPipeAsset.FACE_DETECTION, 1);
    float[] input = noise(network);
    network.close();
    network.close();
    assertThatThrownBy(() -> network.run(input)).hasMessageContaining("closed");
    assertThatThrownBy(() -> network.read(0, input)).hasMessageContaining("closed");
  }

  private static float[] noise(Network network) {
    int size = 1;
    for (int dimension : network.inputShape()) {
      size *= dimension;
    }
    Random random = new Random(1);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
