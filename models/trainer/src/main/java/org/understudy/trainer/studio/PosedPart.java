package org.understudy.trainer.studio;

import org.understudy.trainer.view.SurfaceNormals;

/**
 * A surface in one pose, in the bust frame (the root's transform into camera space not applied).
 *
 * @param part topology and material
 * @param position [V][3] metres
 * @param normal [V][3] unit vectors, outwards
 * @param irradiance [V][3] light arriving from the surroundings with everything in its way, linear
 * @param openness [V] share of the surroundings that is not blocked, 0..1
 * @param wrinkles lines of the expression, on skin
 */
record PosedPart(
    StudioPart part,
    float[] position,
    float[] normal,
    float[] irradiance,
    float[] openness,
    Wrinkles wrinkles) {

  /** A part that no light has been gathered for yet. */
  static PosedPart unlit(StudioPart part, float[] position, Wrinkles wrinkles) {
    return new PosedPart(
        part,
        position,
        SurfaceNormals.of(position, part.surface().triangles()),
        new float[position.length],
        new float[position.length / 3],
        wrinkles);
  }
}
