package org.understudy.trainer.gan.loss;

import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The losses of one step by name, with their weights. The tensors belong to the scope they were
 * made in; use within it, on one thread.
 */
public final class LossTerms {
  private record Term(Tensor value, double weight) {}

  private final Map<String, Term> terms = new LinkedHashMap<>();

  /** No losses yet. */
  public LossTerms() {}

  /** Adds a loss, a single number, before weighting. */
  public LossTerms add(String name, Tensor value, double weight) {
    if (terms.put(name, new Term(value, weight)) != null) {
      throw new IllegalArgumentException("a loss '" + name + "' is there already");
    }
    return this;
  }

  /** The weighted sum, to be differentiated. */
  public Tensor total() {
    return terms.values().stream()
        .map(t -> times(t.value, t.weight))
        .reduce(Tensor::add)
        .orElseThrow(() -> new IllegalStateException("no losses to add up"));
  }

  /**
   * One loss before weighting.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Tensor value(String name) {
    Term term = terms.get(name);
    if (term == null) {
      throw new IllegalArgumentException(
          "no loss '%s', there are %s".formatted(name, terms.keySet()));
    }
    return term.value;
  }

  /** Values before weighting, by name in the order of adding; waits for the device. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    terms.forEach((name, term) -> values.put(name, term.value.item_double()));
    return values;
  }

  /** Names of losses that are not finite; empty if all is well. Waits for the device. */
  public List<String> notFinite() {
    return values().entrySet().stream()
        .filter(e -> !Double.isFinite(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
