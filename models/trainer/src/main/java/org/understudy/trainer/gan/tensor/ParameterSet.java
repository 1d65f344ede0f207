package org.understudy.trainer.gan.tensor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The parameters of one network by name, in the order they were made; names depend on the network's
 * structure alone, so that checkpoints and exports can rely on them. Owns its tensors. Values come
 * from Java's random numbers, so that a seed gives the same network on every device. Not safe for
 * concurrent use.
 */
public final class ParameterSet implements AutoCloseable {
  private final Placement placement;
  private final RandomGenerator random;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** An empty set. */
  public ParameterSet(Placement placement, RandomGenerator random) {
    this.placement = placement;
    this.random = random;
  }

  /** Where the parameters live. */
  public Placement placement() {
    return placement;
  }

  /** What initial values are drawn from. */
  RandomGenerator random() {
    return random;
  }

  /** The scope that names parameters {@code name.…}; a network makes its layers through it. */
  public ParameterScope scope(String name) {
    return new ParameterScope(this, name);
  }

  Tensor add(String name, double[] values, long... shape) {
    if (tensors.containsKey(name)) {
      throw new IllegalArgumentException("a parameter '" + name + "' exists already");
    }
    Tensor tensor =
        Scopes.owned(
            () -> {
              Tensor made = placement.of(values, shape);
              made.requires_grad_(true);
              return made;
            });
    tensors.put(name, tensor);
    return tensor;
  }

  /** Names in the order of making; unmodifiable. */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /** Parameters in the order of making; they stay the set's. */
  public Collection<Tensor> tensors() {
    return List.copyOf(tensors.values());
  }

  /** The same as {@link #tensors} for libtorch's optimisers; the vector belongs to the caller. */
  public TensorVector vector() {
    return new TensorVector(tensors.values().toArray(new Tensor[0]));
  }

  /**
   * One parameter, which stays the set's.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "no parameter '%s', there are %s".formatted(name, tensors.keySet()));
    }
    return tensor;
  }

  /** Numbers in all parameters. */
  public long count() {
    return tensors.values().stream().mapToLong(Tensor::numel).sum();
  }

  /** Overwrites the values of a parameter, which stays the same tensor. */
  public void set(String name, double[] values) {
    Tensor tensor = get(name);
    if (values.length != tensor.numel()) {
      throw new IllegalArgumentException(
          "parameter '%s' takes %d numbers, got %d".formatted(name, tensor.numel(), values.length));
    }
    try (NoGradGuard _ = new NoGradGuard();
        Tensor given = Scopes.owned(() -> placement.of(values, tensor.shape()))) {
      Scopes.owned(() -> tensor.copy_(given)).close();
    }
  }

  /** Freezes the parameters or lets them learn. */
  public void learn(boolean learns) {
    tensors.values().forEach(t -> t.requires_grad_(learns));
  }

  /** Forgets the gradients that have piled up. */
  public void forgetGradients() {
    for (Tensor tensor : tensors.values()) {
      try (Tensor gradient = tensor.mutable_grad()) {
        gradient.reset();
      }
    }
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    tensors.clear();
  }
}
