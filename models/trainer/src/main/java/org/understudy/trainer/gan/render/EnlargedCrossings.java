package org.understudy.trainer.gan.render;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Crossings of a larger picture, interpolated bilinearly among those that are present. */
public final class EnlargedCrossings {
  private static final double LEAST_SHARE = 1e-4;

  private EnlargedCrossings() {}

  /** Crossings of {@code from * from} rays made those of {@code to * to}. */
  public static Crossings of(Crossings crossings, int from, int to) {
    if (from == to) {
      return crossings;
    }
    long[] shape = crossings.points().shape();
    long sheets = shape[0] * shape[1];
    Tensor present = crossings.present().unsqueeze(-1);
    Tensor packed =
        cat(
                3,
                crossings.points().mul(present),
                crossings.depths().unsqueeze(-1).mul(present),
                present)
            .reshape(sheets, (long) from * from, 5)
            .permute(0, 2, 1)
            .reshape(sheets, 5, from, from);
    Tensor large =
        torch
            .upsample_bilinear2d(packed, new long[] {to, to}, false)
            .reshape(shape[0], shape[1], 5, (long) to * to);
    Tensor share = large.select(2, 4);
    Tensor safe = torch.clamp_min(share, new Scalar(LEAST_SHARE));
    Tensor points = large.narrow(2, 0, 3).div(safe.unsqueeze(2)).permute(0, 1, 3, 2);
    return new Crossings(points, large.select(2, 3).div(safe), share);
  }
}
