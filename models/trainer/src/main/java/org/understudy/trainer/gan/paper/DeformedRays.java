package org.understudy.trainer.gan.paper;

import org.bytedeco.pytorch.Tensor;

/**
 * The samples of all rays on their way to canonical space, as the losses of eq. 10 to 13 want them.
 * The tensors belong to the scope they were made in.
 *
 * @param transforms T [B, 16, S, H, W]
 * @param smoothed D^p(T), same shape
 * @param posed x_p [B, S * R, 3] metres, bust at rest, face expressive
 * @param canonical x_c [B, S * R, 3] metres
 */
public record DeformedRays(Tensor transforms, Tensor smoothed, Tensor posed, Tensor canonical) {}
