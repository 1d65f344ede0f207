package org.understudy.trainer.gan.paper;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;

import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.gan.deform.PosedBust;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * The codes of a batch as tensors, and the posed busts. The tensors belong to the scope they were
 * made in.
 *
 * @param face [B, face]
 * @param identity [B, face + shape] z_id
 * @param expression [B, expression] z_exp
 * @param noise [B, noise] eps
 * @param bust busts in pose
 */
public record Subjects(
    Tensor face, Tensor identity, Tensor expression, Tensor noise, PosedBust bust) {

  static Subjects of(LatentCodes codes, Preset.Codes sizes, BustModel bust, Placement placement) {
    LatentCodes.requireWidth("face", codes.face(), sizes.face());
    LatentCodes.requireWidth("shape", codes.shape(), sizes.shape());
    LatentCodes.requireWidth("expression", codes.expression(), sizes.expression());
    LatentCodes.requireWidth("noise", codes.noise(), sizes.noise());
    Tensor face = rows(codes.face(), placement);
    return new Subjects(
        face,
        cat(1, face, rows(codes.shape(), placement)),
        rows(codes.expression(), placement),
        rows(codes.noise(), placement),
        PosedBust.of(bust, codes.shape(), codes.joints(), placement));
  }

  private static Tensor rows(float[][] rows, Placement placement) {
    int width = rows[0].length;
    float[] flat = new float[rows.length * width];
    for (int b = 0; b < rows.length; b++) {
      System.arraycopy(rows[b], 0, flat, b * width, width);
    }
    return placement.of(flat, rows.length, width);
  }
}
