package org.understudy.trainer.gan.deform;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * Inverse linear blend skinning: {@code x_p = T x_t, T = (sum_k w_k(x_t) G_k)^-1} with the weights
 * of the nearest posed vertex of the bust (eq. 4). Differentiable by points and bones; the choice
 * of the vertex is not. Owns a constant; close it. Safe to share between threads.
 */
public final class InverseSkinning implements AutoCloseable {
  /**
   * A blend of rotations this far apart has collapsed; its inverse is held instead of exploding.
   */
  private static final double LEAST_DETERMINANT = 1e-3;

  private final Placement placement;
  private final Tensor weights;

  /** Skinning with a bust's weights. */
  public InverseSkinning(BustModel bust, Placement placement) {
    this.placement = placement;
    weights =
        Scopes.owned(() -> placement.of(bust.weights(), bust.vertexCount(), PortraitJoint.COUNT));
  }

  /**
   * Transforms from the pose to rest.
   *
   * @param points [B, P, 3] x_t, metres, bust's frame
   * @return [B, P, 16] T, 4x4 matrices row by row
   */
  public Tensor transforms(Tensor points, PosedBust bust) {
    return Scopes.inner(
        () -> {
          long batch = points.size(0);
          long count = points.size(1);
          Tensor nearest = NearestVertex.indices(points, bust.vertices(), placement);
          Tensor w =
              weights
                  .index_select(0, nearest.reshape(-1))
                  .reshape(batch, count, PortraitJoint.COUNT);
          return inverse(w.matmul(bust.bones()));
        });
  }

  /** 4x4 inverses [..., 16] of affine 3x4 matrices [..., 12]. */
  static Tensor inverse(Tensor m) {
    Tensor[] row = new Tensor[3];
    Tensor[] move = new Tensor[3];
    for (int r = 0; r < 3; r++) {
      row[r] = m.narrow(-1, 4L * r, 3);
      move[r] = m.narrow(-1, 4L * r + 3, 1);
    }
    LongOptional last = new LongOptional(-1);
    Tensor[] column = {
      torch.cross(row[1], row[2], last),
      torch.cross(row[2], row[0], last),
      torch.cross(row[0], row[1], last)
    };
    Tensor determinant =
        torch.clamp_min(row[0].mul(column[0]).sum(-1), new Scalar(LEAST_DETERMINANT)).unsqueeze(-1);
    for (int r = 0; r < 3; r++) {
      column[r] = column[r].div(determinant);
    }
    Tensor back =
        column[0].mul(move[0]).add(column[1].mul(move[1])).add(column[2].mul(move[2])).neg();
    Tensor zero = torch.zeros_like(determinant);
    Tensor one = torch.ones_like(determinant);
    Tensor[] parts = new Tensor[16];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        parts[4 * r + c] = column[c].narrow(-1, r, 1);
      }
      parts[4 * r + 3] = back.narrow(-1, r, 1);
    }
    for (int c = 12; c < 16; c++) {
      parts[c] = c == 15 ? one : zero;
    }
    return cat(-1, parts);
  }

  /**
   * Points moved by transforms.
   *
   * @param transforms [B, P, 16]
   * @param points [B, P, 3]
   * @return [B, P, 3]
   */
  public static Tensor apply(Tensor transforms, Tensor points) {
    return Scopes.inner(
        () -> {
          Tensor[] rows = new Tensor[3];
          for (int r = 0; r < 3; r++) {
            rows[r] =
                transforms
                    .narrow(-1, 4L * r, 3)
                    .mul(points)
                    .sum(-1)
                    .unsqueeze(-1)
                    .add(transforms.narrow(-1, 4L * r + 3, 1));
          }
          return cat(-1, rows);
        });
  }

  @Override
  public void close() {
    weights.close();
  }
}
