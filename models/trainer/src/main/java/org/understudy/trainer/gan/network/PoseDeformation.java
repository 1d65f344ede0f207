package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.leaky;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * D^p: smooths the inverse skinning transforms of all samples of all rays (eq. 5; paper, figure
 * 10): downsampling by 2, two 3D convolutions, upsampling by 2. The convolutions add to what they
 * are given and the second starts at zero, so that D^p starts as average pooling. Where neither
 * smoothing nor learning is wanted T itself is the answer. Owns its parameters. Not safe for
 * concurrent use.
 */
public final class PoseDeformation implements AutoCloseable {
  private static final int CHANNELS = 16;

  private final List<Integer> kernel;
  private final ParameterSet parameters;
  private final Tensor firstWeight;
  private final Tensor firstBias;
  private final Tensor secondWeight;
  private final Tensor secondBias;

  /** D^p as average pooling. */
  public PoseDeformation(Preset preset, Placement placement, RandomGenerator random) {
    kernel = preset.poseDeformation().kernel();
    int hidden = preset.poseDeformation().hidden();
    int d = kernel.get(0);
    int h = kernel.get(1);
    int w = kernel.get(2);
    parameters = new ParameterSet(placement, random);
    ParameterScope scope = parameters.scope("poseDeformation");
    double deviation = Math.sqrt(2.0 / (CHANNELS * d * h * w));
    ParameterScope first = scope.under("convolution0");
    firstWeight = first.normal("weight", deviation, hidden, CHANNELS, d, h, w);
    firstBias = first.constant("bias", 0, hidden);
    ParameterScope second = scope.under("convolution1");
    secondWeight = second.constant("weight", 0, CHANNELS, hidden, d, h, w);
    secondBias = second.constant("bias", 0, CHANNELS);
  }

  /**
   * Smoothed transforms.
   *
   * @param transforms [B, 16, D, H, W]: 4x4 matrices, row by row, at D samples of H x W rays
   * @return the same shape
   */
  public Tensor apply(Tensor transforms) {
    return Scopes.inner(
        () -> {
          long[] shape = transforms.shape();
          Tensor pooled = halved(transforms);
          Tensor x = leaky(convolve(pooled, firstWeight, firstBias), MappingNetwork.SLOPE);
          Tensor changed = pooled.add(convolve(x, secondWeight, secondBias));
          return torch.upsample_trilinear3d(
              changed, new long[] {shape[2], shape[3], shape[4]}, false);
        });
  }

  private static Tensor halved(Tensor x) {
    long[] two = {2, 2, 2};
    // odd sizes keep their last slice; cells over the edge count what is there
    return torch.avg_pool3d(x, two, two, new long[3], true, false, new LongOptional());
  }

  private Tensor convolve(Tensor x, Tensor weight, Tensor bias) {
    long[] pad = {kernel.get(0) / 2, kernel.get(1) / 2, kernel.get(2) / 2};
    long[] one = {1, 1, 1};
    return torch.conv3d(x, weight, new TensorOptional(bias), one, pad, one, 1);
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
