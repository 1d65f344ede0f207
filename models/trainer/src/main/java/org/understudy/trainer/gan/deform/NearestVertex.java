package org.understudy.trainer.gan.deform;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/** Which vertex of a mesh is nearest to a point; not differentiable. */
final class NearestVertex {
  /** Distances held at a time: 64 million floats are 256 MB. */
  private static final long MOST_DISTANCES = 1L << 26;

  private NearestVertex() {}

  /**
   * Indices of the nearest vertices: by search on a processor, by trying all on a graphics card.
   *
   * @param points [B, P, 3] metres
   * @param vertices [B, V, 3] metres
   * @return [B, P] 64-bit indices
   */
  static Tensor indices(Tensor points, Tensor vertices, Placement placement) {
    return points.is_cuda()
        ? byTryingAll(points, vertices)
        : bySearching(points, vertices, placement);
  }

  static Tensor bySearching(Tensor points, Tensor vertices, Placement placement) {
    double[] p = Placement.read(points);
    double[] v = Placement.read(vertices);
    int batch = (int) points.size(0);
    int count = (int) points.size(1);
    int vertexCount = (int) vertices.size(1);
    int[] nearest = new int[batch * count];
    for (int b = 0; b < batch; b++) {
      VertexTree.Search search = new VertexTree(v, 3 * vertexCount * b, vertexCount).search();
      for (int i = b * count; i < (b + 1) * count; i++) {
        nearest[i] = search.nearest(p[3 * i], p[3 * i + 1], p[3 * i + 2]);
      }
    }
    return placement.indices(nearest).reshape(batch, count);
  }

  static Tensor byTryingAll(Tensor points, Tensor vertices) {
    return Scopes.inner(
        () -> {
          try (NoGradGuard _ = new NoGradGuard()) {
            long[] axis = {1};
            ScalarTypeOptional same = new ScalarTypeOptional();
            // |p - v|^2 without |p|^2, about the mesh's middle so that float32 does not cancel
            Tensor middle = vertices.mean(axis, true, same);
            Tensor v = vertices.sub(middle).transpose(1, 2);
            Tensor squares = v.square().sum(axis, true, same);
            Tensor p = points.sub(middle);
            long most = Math.max(1, MOST_DISTANCES / (vertices.size(0) * vertices.size(1)));
            long count = points.size(1);
            Tensor[] parts = new Tensor[(int) ((count + most - 1) / most)];
            for (int i = 0; i < parts.length; i++) {
              Tensor some = p.narrow(1, i * most, Math.min(most, count - i * most));
              parts[i] =
                  Scopes.inner(
                      () ->
                          squares.sub(times(some.matmul(v), 2)).argmin(new LongOptional(2), false));
            }
            return cat(1, parts);
          }
        });
  }
}
