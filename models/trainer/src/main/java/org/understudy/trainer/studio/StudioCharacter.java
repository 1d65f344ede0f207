package org.understudy.trainer.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.expression.ExpressiveCharacter;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;

/**
 * A synthetic person ready to be posed: surfaces with materials, skinning and expressions.
 * Immutable once made and safe to share.
 */
public final class StudioCharacter {
  /** Half the width of the part of a face that tells its colour. */
  private static final float FACE_METRES = 0.05f;

  private final StudioPerson person;
  private final MakeHumanCharacter character;
  private final ExpressiveCharacter expressive;
  private final List<BoundPart> parts;
  private final float[] baseRest;

  /** Chooses what a character is put together of. */
  private interface Surfaces {
    List<BoundPart> of(CharacterAssembly assembly, float[] rest) throws IOException;
  }

  private StudioCharacter(MakeHuman data, StudioPerson person, Surfaces surfaces)
      throws IOException {
    this.person = person;
    this.character = data.character(person.body());
    this.expressive = new ExpressiveCharacter(character);
    this.baseRest = expressive.rest();
    this.parts = surfaces.of(new CharacterAssembly(data, person, character, expressive), baseRest);
  }

  /**
   * Dresses a character.
   *
   * @throws IOException if a file of the data folder is missing or malformed
   */
  public static StudioCharacter of(MakeHuman data, StudioPerson person) throws IOException {
    return new StudioCharacter(data, person, (assembly, _) -> assembly.parts());
  }

  /**
   * The average body without clothes, hair and glasses in plain colours: for its shape.
   *
   * @throws IOException if a file of the data folder is missing or malformed
   */
  public static StudioCharacter bareAverage(MakeHuman data) throws IOException {
    return new StudioCharacter(
        data,
        bare(data, CharacterDescription.AVERAGE),
        (assembly, rest) -> assembly.bareParts(rest));
  }

  /**
   * Another body as bare, whose surfaces are the average's, vertex by vertex.
   *
   * @param average from {@link #bareAverage}
   * @throws IOException if a file of the data folder is missing or malformed
   */
  public static StudioCharacter bareAs(
      StudioCharacter average, MakeHuman data, CharacterDescription body) throws IOException {
    return new StudioCharacter(
        data, bare(data, body), (assembly, _) -> assembly.bareParts(average.baseRest));
  }

  private static StudioPerson bare(MakeHuman data, CharacterDescription body) throws IOException {
    StudioPerson dressed = GalleryPeople.find("noah", data);
    return new StudioPerson(
        "bare",
        body,
        dressed.skin(),
        Optional.empty(),
        Optional.empty(),
        dressed.eyes(),
        dressed.brows(),
        dressed.lashes(),
        dressed.teeth(),
        dressed.outfit(),
        Optional.empty(),
        0);
  }

  /** Who this is. */
  public StudioPerson person() {
    return person;
  }

  /** The body without clothes, hair and materials. */
  public MakeHumanCharacter body() {
    return character;
  }

  /** Rest joints. */
  public Skeleton skeleton() {
    return character.skeleton();
  }

  /** Centre of an eyeball at rest, bust rest frame, metres. */
  public float[] eyeCentre(boolean left) {
    return expressive.eyeCentre(left);
  }

  /** Radius of an eyeball, metres. */
  public float eyeRadius(boolean left) {
    return expressive.eyeRadius(left);
  }

  /** Mean linear colour of the skin between eyes and mouth, a fresh array of three. */
  public float[] faceColour() {
    StudioPart skin = parts.getFirst().part();
    int[] corners = skin.surface().triangles();
    float[] uv = skin.surface().cornerTexture();
    float[] eye = eyeCentre(true);
    float[] texel = new float[4];
    float[] sum = new float[3];
    int count = 0;
    for (int i = 0; i < corners.length; i++) {
      float x = Math.abs(skin.rest()[3 * corners[i]]);
      float y = skin.rest()[3 * corners[i] + 1] - eye[1];
      float z = skin.rest()[3 * corners[i] + 2] - eye[2];
      if (x < FACE_METRES && y < -0.3f * FACE_METRES && y > -FACE_METRES && z > 0) {
        skin.material().colour().sample(uv[2 * i], uv[2 * i + 1], 2, texel);
        for (int c = 0; c < 3; c++) {
          sum[c] += texel[c];
        }
        count++;
      }
    }
    for (int c = 0; c < 3; c++) {
      sum[c] /= Math.max(1, count);
    }
    return sum;
  }

  /** MakeHuman's base mesh with its helpers in a pose, [B][3] metres, bust frame; a fresh array. */
  float[] base(PortraitPose pose) {
    float[] base = new float[baseRest.length];
    expressive.express(pose.expression(), pose.gaze(), base);
    float[] bones = new float[PortraitJoint.COUNT * Skeleton.MATRIX_FLOATS];
    skeleton().writeBoneTransforms(pose, bones);
    BoundPart.skin(base, character.skinningWeights(), bones);
    return base;
  }

  /**
   * The surfaces in a pose, in the bust frame, without light.
   *
   * @param workers where the work runs
   */
  List<PosedPart> pose(PortraitPose pose, Workers workers) {
    float[] base = new float[baseRest.length];
    expressive.express(pose.expression(), pose.gaze(), base);
    float[] bones = new float[PortraitJoint.COUNT * Skeleton.MATRIX_FLOATS];
    skeleton().writeBoneTransforms(pose, bones);
    Wrinkles wrinkles = Wrinkles.of(pose.expression(), person.body().ageYears());
    List<Callable<PosedPart>> tasks = new ArrayList<>();
    for (BoundPart bound : parts) {
      tasks.add(() -> posed(bound, base, pose, bones, wrinkles));
    }
    return workers.call(tasks);
  }

  private PosedPart posed(
      BoundPart bound, float[] base, PortraitPose pose, float[] bones, Wrinkles wrinkles) {
    float[] control;
    if (bound.proxy().isPresent()) {
      control = new float[3 * bound.proxy().get().proxy().vertexCount()];
      expressive.follow(bound.proxy().get(), base, pose.gaze(), control);
    } else {
      control = bound.control(base);
    }
    BoundPart.skin(control, bound.weights(), bones);
    Wrinkles lines = bound.part().neutral().length > 0 ? wrinkles : Wrinkles.NONE;
    return PosedPart.unlit(bound.part(), bound.part().surface().apply(control, 3), lines);
  }

  /**
   * A surface's refined vertices at a linear mix of the expression shapes, not skinned, bust rest
   * frame: what an avatar's sheets can follow exactly.
   *
   * @param bound one of {@link #parts}
   * @param expression [52] coefficients
   * @return [V][3] metres
   */
  public float[] linear(BoundPart bound, float[] expression) {
    float[] base = baseRest.clone();
    expressive.shapes().addTo(expression, base);
    return bound.part().surface().apply(bound.control(base), 3);
  }

  /** Surfaces with their bindings, for bakes. */
  public List<BoundPart> parts() {
    return parts;
  }
}
