package org.understudy.trainer.gan.tensor;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Who owns a tensor beyond the scope it was made in. */
public final class Scopes {
  private Scopes() {}

  /**
   * Runs a calculation in a scope of its own, so that its intermediate results are let go at once
   * (those that autograd needs it keeps itself), and hands the result to the scope around it.
   */
  public static Tensor inner(Supplier<Tensor> calculation) {
    PointerScope outer = PointerScope.getInnerScope();
    Tensor result = owned(calculation);
    if (outer != null) {
      outer.attach(result);
      result.releaseReference();
    }
    return result;
  }

  /** Runs a calculation in a scope of its own; the result belongs to the caller, who closes it. */
  public static Tensor owned(Supplier<Tensor> calculation) {
    try (PointerScope _ = new PointerScope()) {
      Tensor result = calculation.get();
      result.retainReference();
      return result;
    }
  }
}
