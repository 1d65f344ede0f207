package org.understudy.trainer.gan.network;

import org.bytedeco.pytorch.Tensor;

/**
 * What phi says of points. The tensors belong to the scope they were made in.
 *
 * @param colour [B, P, 3], 0..1, not multiplied by alpha
 * @param alpha [B, P], 0..1
 * @param features [B, P, F], for U
 */
public record Radiance(Tensor colour, Tensor alpha, Tensor features) {}
