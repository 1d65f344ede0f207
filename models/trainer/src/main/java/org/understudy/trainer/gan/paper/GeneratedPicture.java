package org.understudy.trainer.gan.paper;

import org.bytedeco.pytorch.Tensor;

/**
 * A batch of pictures and how their rays were bent. The tensors belong to the scope they were made
 * in.
 *
 * @param rgba [B, 4, size, size], premultiplied, 0..1, rows from the top
 * @param rays what the deformations did
 */
public record GeneratedPicture(Tensor rgba, DeformedRays rays) {}
