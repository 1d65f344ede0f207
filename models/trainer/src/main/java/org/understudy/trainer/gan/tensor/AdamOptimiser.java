package org.understudy.trainer.gan.tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) over some parameter sets, with clipping of the gradient's
 * norm. Written out because libtorch's own hides its betas in a C++ tuple, whose order in memory
 * differs between compilers, and its moments from checkpoints. Owns the moments, not the
 * parameters. Not safe for concurrent use.
 */
public final class AdamOptimiser implements AutoCloseable {
  private static final double EPSILON = 1e-8;

  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> means = new LinkedHashMap<>();
  private final Map<String, Tensor> squares = new LinkedHashMap<>();
  private final Map<String, Group> groupOf = new LinkedHashMap<>();
  private final List<ParameterSet> sets;
  private double rate;
  private final double clip;
  private int steps;

  /**
   * Parameters that are learned alike.
   *
   * @param set with names of their own
   * @param share factor on the learning rate
   * @param beta1 how much of the gradient's running mean a step keeps
   * @param beta2 how much of the running mean of its squares
   */
  public record Group(ParameterSet set, double share, double beta1, double beta2) {}

  /**
   * An optimiser without moments, all parameters alike.
   *
   * @param sets parameters with names of their own
   * @param rate learning rate
   * @param clip largest norm of the whole gradient
   */
  public AdamOptimiser(
      List<ParameterSet> sets, double rate, double beta1, double beta2, double clip) {
    this(sets.stream().map(set -> new Group(set, 1, beta1, beta2)).toList(), rate, clip);
  }

  /**
   * An optimiser without moments.
   *
   * @param groups of sets of parameters
   * @param rate learning rate
   * @param clip largest norm of the whole gradient
   */
  public AdamOptimiser(List<Group> groups, double rate, double clip) {
    this.sets = groups.stream().map(Group::set).toList();
    this.rate = rate;
    this.clip = clip;
    for (Group group : groups) {
      for (String name : group.set.names()) {
        groupOf.put(name, group);
        Tensor parameter = group.set.get(name);
        if (parameters.put(name, parameter) != null) {
          throw new IllegalArgumentException("two parameters are called '" + name + "'");
        }
        means.put(name, Scopes.owned(() -> torch.zeros_like(parameter).detach()));
        squares.put(name, Scopes.owned(() -> torch.zeros_like(parameter).detach()));
      }
    }
  }

  /**
   * One step down a loss.
   *
   * @param loss a number; its graph is used up
   * @return norm of the gradient before clipping; where it is not finite nothing has been changed
   */
  public double step(Tensor loss) {
    forgetGradients();
    loss.backward();
    return step();
  }

  /** Forgets the gradients that have piled up, before losses whose gradients are to add up. */
  public void forgetGradients() {
    sets.forEach(ParameterSet::forgetGradients);
  }

  /**
   * One step along the gradients that have piled up.
   *
   * @return norm of the gradient before clipping; where it is not finite nothing has been changed
   */
  public double step() {
    try (PointerScope _ = new PointerScope();
        TensorVector all = new TensorVector(parameters.values().toArray(new Tensor[0]))) {
      double norm = torch.clip_grad_norm_(all, clip);
      if (Double.isFinite(norm)) {
        steps++;
        try (NoGradGuard _ = new NoGradGuard()) {
          parameters.keySet().forEach(this::update);
        }
      }
      return norm;
    }
  }

  private void update(String name) {
    try (PointerScope _ = new PointerScope()) {
      Tensor parameter = at(parameters, name);
      Tensor gradient = parameter.grad();
      if (!gradient.defined()) {
        return;
      }
      Tensor mean = at(means, name);
      Tensor square = at(squares, name);
      Group group = Objects.requireNonNull(groupOf.get(name));
      double beta1 = group.beta1;
      double beta2 = group.beta2;
      mean.mul_(new Scalar(beta1)).add_(gradient, new Scalar(1 - beta1));
      square.mul_(new Scalar(beta2)).addcmul_(gradient, gradient, new Scalar(1 - beta2));
      double meanShare = 1 - Math.pow(beta1, steps);
      double squareShare = 1 - Math.pow(beta2, steps);
      Tensor scale = Arithmetic.plus(Arithmetic.times(square, 1 / squareShare).sqrt(), EPSILON);
      parameter.addcdiv_(mean, scale, new Scalar(-rate * group.share / meanShare));
    }
  }

  private static Tensor at(Map<String, Tensor> tensors, String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "no moments of '%s', there are %s".formatted(name, tensors.keySet()));
    }
    return tensor;
  }

  /** Changes the learning rate from the next step on. */
  public void useRate(double newRate) {
    rate = newRate;
  }

  /** Names of the parameters, in the order of their sets. */
  public List<String> names() {
    return List.copyOf(parameters.keySet());
  }

  /** Steps taken so far. */
  public int steps() {
    return steps;
  }

  /** Running mean of a parameter's gradient; stays the optimiser's. */
  public Tensor mean(String name) {
    return at(means, name);
  }

  /** Running mean of the squares of a parameter's gradient; stays the optimiser's. */
  public Tensor square(String name) {
    return at(squares, name);
  }

  /**
   * Goes on from a checkpoint.
   *
   * @param stepsTaken as {@link #steps} said
   * @param meanValues by parameter, every one
   * @param squareValues by parameter, every one
   */
  public void restore(
      int stepsTaken, Map<String, double[]> meanValues, Map<String, double[]> squareValues) {
    try (NoGradGuard _ = new NoGradGuard()) {
      for (ParameterSet set : sets) {
        for (String name : set.names()) {
          overwrite(set.placement(), at(means, name), meanValues.get(name), name);
          overwrite(set.placement(), at(squares, name), squareValues.get(name), name);
        }
      }
    }
    steps = stepsTaken;
  }

  private static void overwrite(
      Placement placement, Tensor moment, double @Nullable [] values, String name) {
    if (values == null || values.length != moment.numel()) {
      throw new IllegalArgumentException(
          "moments of '%s' take %d numbers, got %s"
              .formatted(name, moment.numel(), values == null ? "none" : values.length));
    }
    try (PointerScope _ = new PointerScope()) {
      moment.copy_(placement.of(values, moment.shape()));
    }
  }

  @Override
  public void close() {
    means.values().forEach(Tensor::close);
    squares.values().forEach(Tensor::close);
  }
}
