package org.understudy.trainer.bake;

import java.util.List;
import org.understudy.avatar.StrandLobe;

/** The values of {@link StrandLobe}s at vertices in one pose and view. One per thread. */
final class StrandValues {
  private final List<StrandLobe> lobes;
  private final SkinnedNormals skinned;
  private final float[] halfway;
  private final float[] tangent = new float[3];
  private final float[] normal = new float[3];

  /**
   * Values.
   *
   * @param view [3] unit vector to the viewer, bust frame
   * @param skinned turns vectors as the pose does
   */
  StrandValues(List<StrandLobe> lobes, float[] view, SkinnedNormals skinned) {
    this.lobes = lobes;
    this.skinned = skinned;
    halfway = new float[3 * lobes.size()];
    for (int lobe = 0; lobe < lobes.size(); lobe++) {
      lobes.get(lobe).halfway(view, halfway, 3 * lobe);
    }
  }

  /**
   * Writes the values at a vertex.
   *
   * @param strands [V][3] canonical
   * @param normals [V][3] canonical
   * @param weights [V][7]
   * @param out written at {@code at}, {@code at + step} and so on, one number for each lobe and 1
   */
  void write(
      float[] strands, float[] normals, float[] weights, int v, float[] out, int at, int step) {
    skinned.turn(strands, weights, v, tangent);
    skinned.turn(normals, weights, v, normal);
    out[at + lobes.size() * step] = 1;
    for (int lobe = 0; lobe < lobes.size(); lobe++) {
      out[at + lobe * step] =
          lobes
              .get(lobe)
              .value(
                  halfway,
                  3 * lobe,
                  tangent[0],
                  tangent[1],
                  tangent[2],
                  normal[0],
                  normal[1],
                  normal[2]);
    }
  }
}
