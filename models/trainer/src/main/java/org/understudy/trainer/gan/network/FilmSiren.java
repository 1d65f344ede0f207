package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.plus;
import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * FiLM-modulated SIREN layers (pi-GAN, Chan et al. 2021): {@code sin(f * (W x + b) + p)}, where
 * frequency f and phase p come from a style per layer: {@code f = 15 style + 30}.
 */
final class FilmSiren {
  private static final double FREQUENCY_SCALE = 15;
  private static final double FREQUENCY_OFFSET = 30;

  private final int width;
  private final List<Linear> layers = new ArrayList<>();

  /**
   * A stack of layers.
   *
   * @param inputs what each layer takes; the first of them counts as SIREN's first layer
   */
  FilmSiren(ParameterScope scope, int width, int... inputs) {
    this.width = width;
    for (int i = 0; i < inputs.length; i++) {
      // Sitzmann et al. 2020, section 3.2, with pi-GAN's 25 in place of 30 for hidden layers
      double bound = i == 0 ? 1.0 / inputs[0] : Math.sqrt(6.0 / inputs[i]) / 25;
      layers.add(Linear.even(scope.under("layer" + i), inputs[i], width, bound));
    }
  }

  /** Numbers in the style that modulates all layers. */
  static int styleSize(int layers, int width) {
    return 2 * layers * width;
  }

  /**
   * Applies one layer.
   *
   * @param i layer
   * @param x [B, P, in]
   * @param style [B, {@link #styleSize}]
   * @return [B, P, width]
   */
  Tensor apply(int i, Tensor x, Tensor style) {
    return Scopes.inner(
        () -> {
          Tensor frequency = style.narrow(1, 2L * i * width, width).unsqueeze(1);
          Tensor phase = style.narrow(1, (2L * i + 1) * width, width).unsqueeze(1);
          Tensor f = plus(times(frequency, FREQUENCY_SCALE), FREQUENCY_OFFSET);
          return layers.get(i).apply(x).mul(f).add(phase).sin();
        });
  }
}
