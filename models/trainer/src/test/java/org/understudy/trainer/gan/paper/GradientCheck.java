package org.understudy.trainer.gan.paper;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.tensor.Placement;

/** Autograd against central finite differences, in double precision. */
final class GradientCheck {
  private static final int PROBES = 8;

  /** Longer steps round less, shorter ones step over fewer kinks; the best one counts. */
  private static final double[] STEPS = {1e-4, 1e-6, 1e-7};

  private GradientCheck() {}

  /**
   * Worst difference of any probed entry, as a share of the largest gradient of its tensor.
   *
   * @param loss a number from the leaves; evaluated again for every probe
   * @param leaves double tensors that require gradients
   * @throws AssertionError if a leaf has no gradient at all
   */
  static double worst(Placement placement, Supplier<Tensor> loss, List<Tensor> leaves) {
    Random random = new Random(7);
    double worst = 0;
    for (Tensor leaf : leaves) {
      double[] values = Placement.read(leaf);
      double[] gradient = gradient(loss, leaf);
      double largest = 0;
      for (double g : gradient) {
        largest = Math.max(largest, Math.abs(g));
      }
      if (largest == 0) {
        throw new AssertionError("a leaf of " + values.length + " numbers has no gradient");
      }
      for (int probe = 0; probe < PROBES; probe++) {
        int i = random.nextInt(values.length);
        double least = Double.MAX_VALUE;
        for (double step : STEPS) {
          double above = at(placement, loss, leaf, values, i, values[i] + step);
          double below = at(placement, loss, leaf, values, i, values[i] - step);
          least = Math.min(least, Math.abs((above - below) / (2 * step) - gradient[i]));
        }
        at(placement, loss, leaf, values, i, values[i]);
        worst = Math.max(worst, least / largest);
      }
    }
    return worst;
  }

  /** The gradient of a loss by a leaf. */
  static double[] gradient(Supplier<Tensor> loss, Tensor leaf) {
    try (PointerScope _ = new PointerScope()) {
      TensorVector gradients =
          torch.grad(
              new TensorVector(loss.get()),
              new TensorVector(leaf),
              new TensorVector(),
              new BoolOptional(false),
              false,
              false);
      return Placement.read(gradients.get(0));
    }
  }

  private static double at(
      Placement placement, Supplier<Tensor> loss, Tensor leaf, double[] values, int i, double v) {
    try (PointerScope _ = new PointerScope()) {
      double[] moved = values.clone();
      moved[i] = v;
      try (NoGradGuard _ = new NoGradGuard()) {
        leaf.copy_(placement.of(moved, leaf.shape()));
      }
      return loss.get().item_double();
    }
  }
}
