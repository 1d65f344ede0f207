package org.understudy.avatar.generator;

import java.util.List;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Framing;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.Background;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * People to look at, over grey: many as they are, or each through sweeps of camera, expression,
 * head and shoulders.
 */
public final class PeopleSheet {
  private static final int GREY = RgbaImage.pack(150, 154, 158, 255);
  private static final Background BEHIND = Background.colour(150, 154, 158);

  private PeopleSheet() {}

  /**
   * People side by side.
   *
   * @param columns of the sheet
   * @param size pixels along each side of one picture
   */
  public static RgbaImage grid(List<Avatar> people, int columns, int size) {
    int rows = Math.ceilDiv(people.size(), columns);
    RgbaImage sheet = blank(columns, rows, size);
    for (int i = 0; i < people.size(); i++) {
      Avatar person = people.get(i);
      draw(person, List.of(State.FRONT), sheet, i % columns, i / columns, size);
    }
    return sheet;
  }

  /**
   * A row for each person, a column for each state: seen from both sides and from the front, jaw
   * open, one eye closed, smiling, head turned and tilted, shoulders raised and turned.
   *
   * @param size pixels along each side of one picture
   */
  public static RgbaImage sweeps(List<Avatar> people, int size) {
    List<State> states = List.of(State.values());
    RgbaImage sheet = blank(states.size(), people.size(), size);
    for (int row = 0; row < people.size(); row++) {
      draw(people.get(row), states, sheet, 0, row, size);
    }
    return sheet;
  }

  /** The states of {@link #sweeps}, in the order of its columns, before the usual camera. */
  public static List<PortraitPose> sweep(Framing framing) {
    return List.of(State.values()).stream().map(state -> state.pose(framing)).toList();
  }

  private static RgbaImage blank(int columns, int rows, int size) {
    RgbaImage sheet = new RgbaImage(columns * size, rows * size);
    sheet.fill(GREY);
    return sheet;
  }

  private static void draw(
      Avatar person, List<State> states, RgbaImage sheet, int column, int row, int size) {
    AvatarRenderer renderer = AvatarRenderers.create(person, RendererOptions.oneThread());
    RgbaImage picture = new RgbaImage(size, size);
    for (int s = 0; s < states.size(); s++) {
      Framing framing = person.framing();
      renderer.render(states.get(s).pose(framing), framing.camera(size, size), picture);
      BEHIND.compose(picture);
      for (int y = 0; y < size; y++) {
        System.arraycopy(
            picture.pixels(),
            y * size,
            sheet.pixels(),
            (row * size + y) * sheet.width() + (column + s) * size,
            size);
      }
    }
  }

  private enum State {
    FRONT,
    FROM_LEFT,
    FROM_RIGHT,
    JAW,
    WINK,
    SMILE,
    HEAD,
    SHOULDERS;

    private static final double SIDE = 0.6;

    PortraitPose pose(Framing framing) {
      PortraitPose rest = PortraitPose.REST.withRoot(framing.root());
      return switch (this) {
        case FRONT -> rest;
        case FROM_LEFT -> rest.withRoot(turned(framing.root(), SIDE));
        case FROM_RIGHT -> rest.withRoot(turned(framing.root(), -SIDE));
        case JAW -> shown(rest, 0.8f, ArkitExpression.JAW_OPEN);
        case WINK -> shown(rest, 1, ArkitExpression.EYE_BLINK_LEFT);
        case SMILE ->
            shown(rest, 0.9f, ArkitExpression.MOUTH_SMILE_LEFT, ArkitExpression.MOUTH_SMILE_RIGHT);
        case HEAD -> joints(rest, PortraitJoint.HEAD, Rotation.ofYawPitchRoll(-0.4, 0.15, 0.15));
        case SHOULDERS ->
            joints(
                joints(rest, PortraitJoint.LEFT_COLLAR, Rotation.ofYawPitchRoll(0, 0, 0.25)),
                PortraitJoint.RIGHT_COLLAR,
                Rotation.ofYawPitchRoll(0.2, 0, 0));
      };
    }

    private static RigidTransform turned(RigidTransform root, double yaw) {
      return RigidTransform.of(
          Rotation.ofYawPitchRoll(yaw, 0, 0),
          root.translationX(),
          root.translationY(),
          root.translationZ());
    }

    private static PortraitPose shown(
        PortraitPose rest, float strength, ArkitExpression... expressions) {
      float[] coefficients = rest.expression();
      for (ArkitExpression expression : expressions) {
        coefficients[expression.ordinal()] = strength;
      }
      return rest.withExpression(coefficients);
    }

    private static PortraitPose joints(PortraitPose pose, PortraitJoint joint, Rotation turn) {
      float[] angles = pose.joints();
      int at = 3 * joint.posedIndex();
      double[] axisAngle = turn.toAxisAngle();
      for (int k = 0; k < 3; k++) {
        angles[at + k] = (float) axisAngle[k];
      }
      return pose.withJoints(angles);
    }
  }
}
