package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.leaky;
import static org.understudy.trainer.gan.tensor.Arithmetic.plus;
import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * D_whole, D_face or D_torso (paper, section 3.4): residual blocks that halve the picture until its
 * shorter side has 4 pixels, and a linear head; optionally a second output that regresses the
 * camera's yaw and pitch (GRAM). Owns its parameters. Not safe for concurrent use.
 */
public final class Discriminator implements AutoCloseable {
  private static final int SHORTEST_SIDE = 4;
  private static final double HALF_POWER = Math.sqrt(0.5);

  private final int height;
  private final int width;
  private final boolean regressesCamera;
  private final ParameterSet parameters;
  private final Convolution first;
  private final List<Block> blocks = new ArrayList<>();
  private final Linear head;

  /** Two convolutions beside a pointwise one, both halved. */
  private record Block(Convolution first, Convolution second, Convolution past) {
    Tensor apply(Tensor x) {
      return Scopes.inner(
          () -> {
            double slope = MappingNetwork.SLOPE;
            Tensor y = leaky(second.apply(leaky(first.apply(x), slope)), slope);
            Tensor both = y.add(past.apply(x));
            return times(torch.avg_pool2d(both, 2, 2), HALF_POWER);
          });
    }
  }

  /**
   * What a discriminator says: logit [B], positive for real; camera [B, 2] yaw and pitch, radians.
   */
  public record Verdict(Tensor logit, Tensor camera) {}

  /**
   * A discriminator at random.
   *
   * @param name first part of its parameters' names, such as {@code face}
   * @param channels of the first convolution and of each block; the last for all further ones
   * @param height pixels, a power of two times at most 4
   * @param width pixels
   * @param regressesCamera whether {@link Verdict#camera} is learnt; otherwise it is zero
   */
  public Discriminator(
      String name,
      List<Integer> channels,
      int height,
      int width,
      boolean regressesCamera,
      Placement placement,
      RandomGenerator random) {
    this.height = height;
    this.width = width;
    this.regressesCamera = regressesCamera;
    parameters = new ParameterSet(placement, random);
    ParameterScope scope = parameters.scope("discriminator." + name);
    first = Convolution.leaky(scope.under("first"), 3, channels.get(0), 1, 1);
    int in = channels.get(0);
    int h = height;
    int w = width;
    while (Math.min(h, w) > SHORTEST_SIDE) {
      if (h % 2 != 0 || w % 2 != 0) {
        throw new IllegalArgumentException(
            "a discriminator halves its picture down to %d pixels, which %dx%d does not allow"
                .formatted(SHORTEST_SIDE, width, height));
      }
      int index = blocks.size();
      int out = channels.get(Math.min(index + 1, channels.size() - 1));
      ParameterScope block = scope.under("block" + index);
      blocks.add(
          new Block(
              Convolution.leaky(block.under("convolution0"), in, in, 3, 1),
              Convolution.leaky(block.under("convolution1"), in, out, 3, 1),
              Convolution.leaky(block.under("past"), in, out, 1, 1)));
      in = out;
      h /= 2;
      w /= 2;
    }
    head = Linear.leaky(scope.under("head"), in * h * w, regressesCamera ? 3 : 1, 1);
  }

  /**
   * Judges pictures.
   *
   * @param pictures [B, 3, height, width], 0..1, over the training background
   */
  public Verdict apply(Tensor pictures) {
    if (pictures.size(1) != 3 || pictures.size(2) != height || pictures.size(3) != width) {
      throw new IllegalArgumentException(
          "this discriminator takes [B, 3, %d, %d], got %s"
              .formatted(height, width, Arrays.toString(pictures.shape())));
    }
    Tensor x = leaky(first.apply(plus(times(pictures, 2), -1)), MappingNetwork.SLOPE);
    for (Block block : blocks) {
      x = block.apply(x);
    }
    Tensor out = head.apply(x.flatten(1, -1));
    Tensor logit = out.select(1, 0);
    Tensor camera =
        regressesCamera ? out.narrow(1, 1, 2) : parameters.placement().zeros(pictures.size(0), 2);
    return new Verdict(logit, camera);
  }

  /** Named parameters, which stay this network's. */
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
