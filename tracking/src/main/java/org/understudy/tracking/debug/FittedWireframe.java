package org.understudy.tracking.debug;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Eyeball;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FacePart;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Side;
import org.understudy.parametric.Skeleton;

/**
 * Draws the fitted face model as a wireframe of the sides that face the camera, the directions of
 * the eyes, and the bones of the bust.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class FittedWireframe {
  private static final Color MESH = new Color(120, 255, 160, 90);
  private static final Color BONES = new Color(255, 120, 200, 220);
  private static final Color GAZE = new Color(255, 240, 80, 230);
  private static final double GAZE_METRES = 0.06;

  private final FaceModel face;
  private final Skeleton skeleton;
  private final float[] vertices;
  private final double[] points;
  private final int[] skin;

  /** A wireframe of one face model and one skeleton. */
  public FittedWireframe(FaceModel face, Skeleton skeleton) {
    this.face = face;
    this.skeleton = skeleton;
    vertices = new float[3 * face.vertexCount()];
    points = new double[2 * face.vertexCount()];
    int[] triangles = face.triangles();
    int[] kept = new int[triangles.length];
    int n = 0;
    for (int t = 0; t < triangles.length; t += 3) {
      if (face.part(triangles[t]) == FacePart.SKIN) {
        System.arraycopy(triangles, t, kept, n, 3);
        n += 3;
      }
    }
    skin = Arrays.copyOf(kept, n);
  }

  /**
   * Draws a pose.
   *
   * @param identity coefficients of the subject, [K]
   * @param restOffset what the subject's resting face adds to the coefficients, [52]
   */
  public void draw(
      Graphics2D g,
      PortraitPose pose,
      double[] identity,
      double[] restOffset,
      PinholeCamera camera) {
    RigidTransform head = skeleton.jointToCamera(pose, PortraitJoint.HEAD);
    float[] z = new float[identity.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = (float) identity[k];
    }
    float[] expression = new float[ArkitExpression.COUNT];
    pose.copyExpressionTo(expression);
    for (int e = 0; e < expression.length; e++) {
      expression[e] += (float) restOffset[e];
    }
    face.evaluate(z, expression, vertices);
    Rotation turn = head.rotation();
    for (int v = 0; v < face.vertexCount(); v++) {
      double[] p = turn.apply(vertices[3 * v], vertices[3 * v + 1], vertices[3 * v + 2]);
      double depth = p[2] + head.translationZ();
      points[2 * v] = camera.projectX(p[0] + head.translationX(), depth);
      points[2 * v + 1] = camera.projectY(p[1] + head.translationY(), depth);
    }
    g.setStroke(new BasicStroke(0.6f));
    g.setColor(MESH);
    Path2D path = new Path2D.Double();
    for (int t = 0; t < skin.length; t += 3) {
      addIfFacing(path, 2 * skin[t], 2 * skin[t + 1], 2 * skin[t + 2]);
    }
    g.draw(path);
    g.setStroke(new BasicStroke(1.6f));
    g.setColor(GAZE);
    drawGaze(g, head, Side.LEFT, pose.gaze().leftYaw(), pose.gaze().leftPitch(), z, camera);
    drawGaze(g, head, Side.RIGHT, pose.gaze().rightYaw(), pose.gaze().rightPitch(), z, camera);
    drawBones(g, pose, camera);
  }

  private void addIfFacing(Path2D path, int a, int b, int c) {
    double abx = points[b] - points[a];
    double aby = points[b + 1] - points[a + 1];
    double acx = points[c] - points[a];
    double acy = points[c + 1] - points[a + 1];
    // counter-clockwise from outside, and v points down
    if (abx * acy - aby * acx < 0) {
      path.moveTo(points[a], points[a + 1]);
      path.lineTo(points[b], points[b + 1]);
      path.lineTo(points[c], points[c + 1]);
      path.closePath();
    }
  }

  private void drawGaze(
      Graphics2D g,
      RigidTransform head,
      Side side,
      double yaw,
      double pitch,
      float[] identity,
      PinholeCamera camera) {
    Eyeball eye = face.eye(side);
    float[] centre = new float[3];
    eye.centreAt(identity, centre);
    double[] ahead = Rotation.ofYawPitchRoll(yaw, pitch, 0).apply(0, 0, 1);
    double near = eye.radius();
    double far = near + GAZE_METRES;
    line(
        g,
        head.apply(
            centre[0] + near * ahead[0], centre[1] + near * ahead[1], centre[2] + near * ahead[2]),
        head.apply(
            centre[0] + far * ahead[0], centre[1] + far * ahead[1], centre[2] + far * ahead[2]),
        camera);
  }

  private void drawBones(Graphics2D g, PortraitPose pose, PinholeCamera camera) {
    g.setColor(BONES);
    for (PortraitJoint joint : PortraitJoint.all()) {
      joint
          .parent()
          .ifPresent(
              parent ->
                  line(
                      g,
                      skeleton.jointInCamera(pose, parent),
                      skeleton.jointInCamera(pose, joint),
                      camera));
    }
  }

  private static void line(Graphics2D g, double[] a, double[] b, PinholeCamera camera) {
    g.draw(
        new Line2D.Double(
            camera.projectX(a[0], a[2]),
            camera.projectY(a[1], a[2]),
            camera.projectX(b[0], b[2]),
            camera.projectY(b[1], b[2])));
  }
}
