package org.understudy.trainer.gan.deform;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * Busts of a batch in their poses: what z_id's shape and z_pose make of the bust model. The tensors
 * belong to the scope they were made in.
 *
 * @param vertices [B, V, 3] posed, metres, bust's frame
 * @param bones [B, 7, 12] skinning transforms G_k, row-major 3x4
 * @param headRest [B, 1, 3] head joint at rest, metres
 * @param headToBust [B] frame of each deformed head joint into the bust's
 */
public record PosedBust(
    Tensor vertices, Tensor bones, Tensor headRest, List<RigidTransform> headToBust) {

  public PosedBust {
    headToBust = List.copyOf(headToBust);
  }

  /**
   * Poses a batch.
   *
   * @param shapes [B][shape] coefficients
   * @param joints [B][18] axis-angle vectors of the six joints, radians
   */
  public static PosedBust of(
      BustModel bust, float[][] shapes, float[][] joints, Placement placement) {
    int batch = shapes.length;
    int numbers = 3 * bust.vertexCount();
    int boneNumbers = PortraitJoint.COUNT * Skeleton.MATRIX_FLOATS;
    float[] vertices = new float[batch * numbers];
    float[] bones = new float[batch * boneNumbers];
    float[] heads = new float[3 * batch];
    List<RigidTransform> headToBust = new ArrayList<>();
    float[] one = new float[numbers];
    float[] transforms = new float[boneNumbers];
    for (int b = 0; b < batch; b++) {
      PortraitPose pose =
          new PortraitPose(
              new float[ArkitExpression.COUNT],
              joints[b],
              RigidTransform.IDENTITY,
              Gaze.AHEAD,
              1,
              0);
      Skeleton skeleton = bust.skeleton(shapes[b]);
      skeleton.writeBoneTransforms(pose, transforms);
      bust.shape(shapes[b], one);
      bust.skin(one, transforms, one);
      System.arraycopy(one, 0, vertices, b * numbers, numbers);
      System.arraycopy(transforms, 0, bones, b * boneNumbers, boneNumbers);
      for (int axis = 0; axis < 3; axis++) {
        heads[3 * b + axis] = skeleton.rest(PortraitJoint.HEAD, axis);
      }
      headToBust.add(skeleton.jointToBust(pose, PortraitJoint.HEAD));
    }
    return new PosedBust(
        placement.of(vertices, batch, bust.vertexCount(), 3),
        placement.of(bones, batch, PortraitJoint.COUNT, Skeleton.MATRIX_FLOATS),
        placement.of(heads, batch, 1, 3),
        headToBust);
  }
}
