package org.understudy.trainer.studio;

/**
 * One surface of a character: topology and material, without a pose. Immutable and safe to share.
 *
 * @param name for messages and bakes, for example {@code skin} or {@code hair}
 * @param surface refinement of the control mesh
 * @param material how it is shaded
 * @param rest refined positions at rest in the bust rest frame, [V][3] metres; skin noise is
 *     attached to them
 * @param growth density of a beard on the surface, [V] 0..1; empty where none grows
 * @param scalp share of the hair's colour on the skin below it, [V] 0..1; empty without hair
 * @param neutral places on MakeHuman's base mesh before any target, [V][3] decimetres; empty for
 *     surfaces other than skin
 * @param casters triangles that cast shadows
 */
public record StudioPart(
    String name,
    Subdivision surface,
    Material material,
    float[] rest,
    float[] growth,
    float[] scalp,
    float[] neutral,
    Casters casters) {

  StudioPart(
      String name,
      Subdivision surface,
      Material material,
      float[] rest,
      float[] growth,
      float[] scalp,
      float[] neutral) {
    this(name, surface, material, rest, growth, scalp, neutral, Casters.of(surface, material));
  }

  static StudioPart bare(String name, Subdivision surface, Material material, float[] rest) {
    return new StudioPart(name, surface, material, rest, new float[0], new float[0], new float[0]);
  }
}
