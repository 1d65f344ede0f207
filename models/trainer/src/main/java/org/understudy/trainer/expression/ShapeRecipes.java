package org.understudy.trainer.expression;

import java.io.IOException;
import org.understudy.parametric.ArkitExpression;
import org.understudy.trainer.expression.DisplacementField.Mask;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.view.SurfaceNormals;

/**
 * How each ARKit shape is mixed. Names in lower case with dashes are MakeHuman's expression units,
 * names in capitals its face pose units; the rest is pushed and pulled here. To change how an
 * expression looks, change its line here and look at the chart again.
 */
final class ShapeRecipes {
  private final MakeHumanCharacter character;
  private final ExpressionSources sources;
  private final FaceMasks masks;
  private final float[] skinNormals;

  ShapeRecipes(MakeHumanCharacter character) {
    this.character = character;
    this.sources = new ExpressionSources(character);
    this.masks = new FaceMasks(character);
    this.skinNormals =
        SurfaceNormals.of(
            character.positions(), character.data().baseMesh().triangles(java.util.Set.of("body")));
  }

  /** The shape's field, [V][3] metres at coefficient 1. */
  float[] sculpt(ArkitExpression expression) throws IOException {
    String name = expression.arkitName();
    boolean left = name.endsWith("Left");
    String stem = name.replaceAll("(Left|Right)$", "");
    DisplacementField field =
        switch (stem) {
          case "browDown", "browInnerUp", "browOuterUp" -> brow(stem, left);
          case "cheekPuff", "cheekSquint", "noseSneer" -> cheekAndNose(stem, left);
          case "eyeBlink", "eyeSquint", "eyeWide" -> lids(stem, left);
          case "eyeLookDown", "eyeLookUp", "eyeLookIn", "eyeLookOut" -> gaze(stem, left);
          case "jaw", "jawOpen", "jawForward" -> jaw(name, left);
          case "tongueOut" -> tongueOut();
          default -> mouth(stem, name, left);
        };
    float[] masked = new float[field.offsets().length];
    Mask keep = masks.noHair();
    for (int i = 0; i < masked.length; i++) {
      masked[i] = field.offsets()[i] * keep.at(i / 3);
    }
    return masked;
  }

  private DisplacementField field() {
    return new DisplacementField(character.data().baseMesh().vertexCount());
  }

  private float[] unit(String name) throws IOException {
    return sources.unit(name);
  }

  private float[] pose(String name) {
    return sources.pose(name);
  }

  private static String side(boolean left) {
    return left ? "left" : "right";
  }

  private static String capitalSide(boolean left) {
    return left ? "Left" : "Right";
  }

  private DisplacementField brow(String stem, boolean left) throws IOException {
    return switch (stem) {
      case "browDown" ->
          field()
              .add(unit("eyebrows-" + side(left) + "-down"), 1.1)
              .add(pose(capitalSide(left) + "BrowDown"), 0.15);
      case "browInnerUp" ->
          field()
              .add(unit("eyebrows-left-inner-up"), 1.3)
              .add(unit("eyebrows-right-inner-up"), 1.3)
              .add(pose("LeftInnerBrowUp"), 0.2)
              .add(pose("RightInnerBrowUp"), 0.2);
      default ->
          field()
              .add(unit("eyebrows-" + side(left) + "-extern-up"), 1.0)
              .add(pose(capitalSide(left) + "OuterBrowUp"), 0.15);
    };
  }

  private DisplacementField cheekAndNose(String stem, boolean left) throws IOException {
    return switch (stem) {
      case "cheekPuff" ->
          field()
              .add(pose("CheeksPump"), 0.3, masks.lips(0.03, 0.05))
              .add(
                  skinNormals,
                  0.0075,
                  masks.nearCorner(true, 0.017, 0.000, -0.016, 0.023).and(masks.skin()))
              .add(
                  skinNormals,
                  0.0075,
                  masks.nearCorner(false, 0.017, 0.000, -0.016, 0.023).and(masks.skin()))
              .add(skinNormals, 0.0022, masks.nearMouth(0.013, 0, 0.011).and(masks.skin()))
              .add(skinNormals, 0.0022, masks.nearMouth(-0.016, 0, 0.012).and(masks.skin()))
              .add(unit("mouth-compression"), 0.25, masks.lips(0.006, 0.014));
      case "cheekSquint" ->
          field()
              .add(pose(capitalSide(left) + "CheekUp"), 0.7)
              .add(pose(capitalSide(left) + "LowerLidUp"), 0.25);
      default ->
          field()
              .add(unit("nose-" + side(left) + "-elevation"), 1.1)
              .add(pose("NoseWrinkler"), 0.4, masks.side(left))
              .add(unit("mouth-elevation"), 0.12, masks.side(left).and(masks.upper()));
    };
  }

  private LidClosure closure(boolean left) throws IOException {
    return new LidClosure(character, left, unit("eye-" + side(left) + "-closure"));
  }

  private DisplacementField lids(String stem, boolean left) throws IOException {
    return switch (stem) {
      case "eyeBlink" -> field().add(closure(left).field(1, 1, 1), 1.0);
      case "eyeSquint" ->
          field()
              .add(closure(left).field(0.25f, 1.8f, 0.4f), 1.0)
              .add(pose(capitalSide(left) + "CheekUp"), 0.15);
      default ->
          field()
              .add(unit("eye-" + side(left) + "-opened-up"), 1.2)
              .add(pose(capitalSide(left) + "LowerLidUp"), -0.15);
    };
  }

  private DisplacementField gaze(String stem, boolean left) throws IOException {
    Mask near = masks.nearEye(left, 0.012).and(masks.skin());
    double outwards = left ? 0.0011 : -0.0011;
    return switch (stem) {
      case "eyeLookDown" ->
          field()
              .add(closure(left).field(0.58f, 0, 0), 1.0)
              .add(pose(capitalSide(left) + "LowerLidUp"), -0.3);
      case "eyeLookUp" ->
          field()
              .add(unit("eye-" + side(left) + "-opened-up"), 1.5)
              .add(pose(capitalSide(left) + "LowerLidUp"), 0.3);
      case "eyeLookIn" -> field().push(-outwards, 0, 0, near);
      default -> field().push(outwards, 0, 0, near);
    };
  }

  private DisplacementField jaw(String name, boolean left) {
    return switch (name) {
      case "jawOpen" -> jawOpen();
      case "jawForward" -> field().add(pose("ChinForward"), 1.4);
      default -> field().add(pose(left ? "ChinLeft" : "ChinRight"), 1.4);
    };
  }

  private DisplacementField jawOpen() {
    return field()
        .add(pose("JawDrop"), 1.0)
        .add(pose("TongueDown"), 0.4)
        .push(0, -0.005, -0.006, masks.tongue());
  }

  /**
   * As in ARKit, where {@code mouthClose} undoes {@code jawOpen} at the lips: both at 1 give a
   * dropped jaw below closed lips. The lips meet a little lower than at rest.
   */
  private DisplacementField mouthClose() {
    float[] open = jawOpen().offsets();
    int lip = masks.middleOfLowerLip();
    Mask lips = masks.lips(0.008, 0.027).and(masks.skinAndMouth());
    return field()
        .add(open, -1, lips)
        .push(0.25 * open[3 * lip], 0.25 * open[3 * lip + 1], 0.25 * open[3 * lip + 2], lips);
  }

  private DisplacementField tongueOut() {
    return field()
        .add(pose("TongueOut"), 1.0)
        .add(pose("JawDrop"), 0.16)
        .add(pose("lowerLipDown"), 0.25)
        .add(pose("UpperLipUp"), 0.25);
  }

  private DisplacementField mouth(String stem, String name, boolean left) throws IOException {
    Mask half = masks.side(left);
    return switch (stem) {
      case "mouth" -> field().add(pose(left ? "MouthMoveLeft" : "MouthMoveRight"), 1.15);
      case "mouthClose" -> mouthClose();
      case "mouthDimple" ->
          field()
              .add(unit("mouth-compression"), 0.45, half)
              .add(unit("mouth-retraction"), 0.45, half)
              .push(0, 0, -0.0025, masks.nearCorner(left, 0.004, 0, 0, 0.007).and(masks.skin()));
      case "mouthFrown" -> field().add(unit("mouth-depression"), 1.0, half);
      case "mouthFunnel" ->
          field().add(unit("mouth-protusion"), 0.8).add(unit("mouth-pursing"), 0.3);
      case "mouthLowerDown" ->
          field()
              .add(unit("mouth-depression-retraction"), 0.85, half.and(masks.lower()))
              .add(unit("mouth-part-later"), 0.15, half.and(masks.lower()));
      case "mouthPress" ->
          field()
              .add(unit("mouth-compression"), 0.5, half)
              .add(pose("lowerLipUp"), 0.35, half)
              .add(pose("UpperLipBackward"), 0.2, half);
      case "mouthPucker" -> pucker();
      case "mouthRollLower" ->
          field()
              .add(pose("lowerLipBackward"), 0.85)
              .add(pose("lowerLipUp"), 0.85)
              .push(0, -0.0015, 0, upperLip());
      case "mouthRollUpper" ->
          field().add(pose("UpperLipBackward"), 0.9).push(0, -0.0025, 0, upperLip());
      case "mouthShrugLower" ->
          field().add(pose("lowerLipUp"), 0.6).add(unit("mouth-eversion"), 0.6, masks.lower());
      case "mouthShrugUpper" ->
          field()
              .add(pose("UpperLipUp"), 0.22)
              .add(pose("UpperLipForward"), 0.2)
              .add(unit("mouth-eversion"), 0.5, masks.upper());
      case "mouthSmile" -> field().add(unit("mouth-corner-puller"), 1.0, half);
      case "mouthStretch" ->
          field()
              .add(unit("mouth-retraction"), 0.9, half)
              .add(pose("Mouth" + capitalSide(left) + "Platysma"), 0.35)
              .add(unit("neck-platysma"), 0.2, half);
      case "mouthUpperUp" ->
          field()
              .add(unit("mouth-elevation"), 0.9, half.and(masks.upper()))
              .add(unit("mouth-part-later"), 0.15, half.and(masks.upper()));
      default -> throw new IllegalArgumentException("no recipe for " + name);
    };
  }

  private Mask upperLip() {
    return masks.lips(0.004, 0.012).and(masks.upper()).and(masks.skinAndMouth());
  }

  private DisplacementField pucker() throws IOException {
    Mask lips = masks.lips(0.007, 0.02).and(masks.skinAndMouth());
    DisplacementField field = field().add(unit("mouth-pursing"), 1.0);
    field.push(0, 0, 0.0025, lips);
    for (boolean left : new boolean[] {true, false}) {
      double inwards = left ? -0.0025 : 0.0025;
      field.push(
          inwards, 0, 0.001, masks.nearCorner(left, 0, 0, 0, 0.011).and(masks.skinAndMouth()));
    }
    return field;
  }
}
