package org.understudy.trainer.expression;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.understudy.parametric.Rotation;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.makehuman.Rig;

/**
 * What the shapes are sculpted from: displacement fields of MakeHuman's expression units and face
 * pose units for one character, in metres over the whole base mesh. Not thread-safe.
 */
final class ExpressionSources {
  private static final double METRES = 0.1;

  private final MakeHumanCharacter character;
  private final Map<String, float[]> known = new HashMap<>();

  ExpressionSources(MakeHumanCharacter character) {
    this.character = character;
  }

  /** An expression unit such as {@code eye-left-closure}, mixed by ancestry: [V][3] metres. */
  float[] unit(String name) throws IOException {
    float[] field = known.get(name);
    if (field == null) {
      CharacterDescription who = character.description();
      field = new float[3 * character.data().baseMesh().vertexCount()];
      add(field, name, "african", who.african());
      add(field, name, "asian", who.asian());
      add(field, name, "caucasian", who.caucasian());
      known.put(name, field);
    }
    return field;
  }

  private void add(float[] field, String name, String ancestry, double share) throws IOException {
    if (share > 0) {
      String path = "targets/expression/units/" + ancestry + "/" + name + ".target";
      character.data().target(path).addTo(field, share * METRES);
    }
  }

  /** A face pose unit such as {@code JawDrop} at full strength: [V][3] metres. */
  float[] pose(String name) {
    return known.computeIfAbsent(name, this::computePose);
  }

  private float[] computePose(String name) {
    MakeHuman data = character.data();
    Rig rig = data.rig();
    float[] shape = character.shape();
    Rotation[] rotations = rig.restPose();
    for (Map.Entry<String, Rotation> bone : data.poseUnits().unit(name).entrySet()) {
      rig.bone(bone.getKey()).ifPresent(b -> rotations[b] = bone.getValue());
    }
    float[] field = new float[shape.length];
    rig.skin(shape, rig.boneTransforms(rig.heads(shape), rotations), field);
    for (int i = 0; i < field.length; i++) {
      field[i] = (float) ((field[i] - shape[i]) * METRES);
    }
    return field;
  }
}
