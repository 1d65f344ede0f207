package org.understudy.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibtorchTest {
  @Test
  void nothingIsMissingInABuildOfAllModules() {
    assertThat(Libtorch.missing()).isEmpty();
  }

  @Test
  void whereItIsMissingTheAddOnIsNamed() {
    assertThat(Libtorch.missing("org.bytedeco.none.torch", LibtorchTest.class.getClassLoader()))
        .hasValueSatisfying(words -> assertThat(words).contains("understudy-trainer"));
  }
}
