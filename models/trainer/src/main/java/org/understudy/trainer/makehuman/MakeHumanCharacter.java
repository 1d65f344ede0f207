package org.understudy.trainer.makehuman;

import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;

/**
 * One character at rest: the full base mesh (19,158 vertices, helpers included) with lowered arms
 * in the bust's rest frame, its 7-joint skeleton and skinning weights. Immutable and safe to share;
 * arrays given out are copies unless said otherwise.
 */
public final class MakeHumanCharacter {
  /** Metres per MakeHuman unit. */
  static final float METRES = 0.1f;

  private final MakeHuman data;
  private final CharacterDescription description;
  private final float[] shape;
  private final float[] positions;
  private final LoweredArms stance;
  private final Skeleton skeleton;
  private final float[] origin;

  MakeHumanCharacter(MakeHuman data, CharacterDescription description, float[] shape) {
    this.data = data;
    this.description = description;
    this.shape = shape;
    this.stance = new LoweredArms(data.rig(), shape);
    this.origin = stance.head(data.reduction().bone(PortraitJoint.ROOT));
    float[] joints = new float[3 * PortraitJoint.COUNT];
    for (PortraitJoint joint : PortraitJoint.all()) {
      float[] head = stance.head(data.reduction().bone(joint));
      for (int axis = 0; axis < 3; axis++) {
        joints[3 * joint.ordinal() + axis] = (head[axis] - origin[axis]) * METRES;
      }
    }
    this.skeleton = new Skeleton(joints);
    this.positions = new float[shape.length];
    data.rig().skin(shape, stance.boneTransforms(), positions);
    toRestFrame(positions);
  }

  private void toRestFrame(float[] decimetres) {
    for (int i = 0; i < decimetres.length; i++) {
      decimetres[i] = (decimetres[i] - origin[i % 3]) * METRES;
    }
  }

  /** The data this character was made from. */
  public MakeHuman data() {
    return data;
  }

  /** What this character was made from. */
  public CharacterDescription description() {
    return description;
  }

  /** Rest positions of the base mesh, [19158][3], bust rest frame, metres. */
  public float[] positions() {
    return positions.clone();
  }

  float[] sharedPositions() {
    return positions;
  }

  /** The mesh in MakeHuman's own frame and stance, [19158][3] decimetres. */
  public float[] shape() {
    return shape.clone();
  }

  /** Joint positions at rest. */
  public Skeleton skeleton() {
    return skeleton;
  }

  /** Skinning weights of the base mesh, [19158][7], rows sum to 1. */
  public float[] skinningWeights() {
    return data.reduction().weights();
  }

  /** Centre of an eyeball at rest, bust rest frame, metres, a fresh array of three. */
  public float[] eyeCentre(boolean left) {
    var sphere = data.baseMesh().groupVertices(left ? "helper-l-eye" : "helper-r-eye");
    float[] low = {1e9f, 1e9f, 1e9f};
    float[] high = {-1e9f, -1e9f, -1e9f};
    for (int v = sphere.nextSetBit(0); v >= 0; v = sphere.nextSetBit(v + 1)) {
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis], positions[3 * v + axis]);
        high[axis] = Math.max(high[axis], positions[3 * v + axis]);
      }
    }
    float[] centre = new float[3];
    for (int axis = 0; axis < 3; axis++) {
      centre[axis] = (low[axis] + high[axis]) / 2;
    }
    return centre;
  }

  /** Binds a proxy to this character. */
  public FittedProxy fit(Proxy proxy) {
    float[] fitted = proxy.fit(shape);
    float[] weights = new float[PortraitJoint.COUNT * proxy.vertexCount()];
    float[] lowered = new float[fitted.length];
    ProxySkinning.inheritWeights(proxy, data.reduction(), weights);
    ProxySkinning.lower(proxy, data.rig(), stance.boneTransforms(), fitted, lowered);
    toRestFrame(lowered);
    return new FittedProxy(this, proxy, lowered, weights);
  }
}
