package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.SheetShading;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.Compositing;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.LatticeNormals;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

class FlowCorrectionTest {
  private static final int SIZE = 128;
  private static final int CELLS = 12;
  private static final PinholeCamera CAMERA = new PinholeCamera(300, 64, 64, SIZE, SIZE);
  private static final Skeleton SKELETON = new Skeleton(new float[3 * PortraitJoint.COUNT]);
  private static final DraftMotion MOTION =
      new DraftMotion(SKELETON, new float[ArkitExpression.COUNT], PortraitLight.EVEN);

  /** A waved square of side 0.2, painted with waves, shifted as it was painted. */
  private static SheetDraft sheet(double dx, double dy, double dz) {
    int n = CELLS + 1;
    float[] p = new float[3 * n * n];
    float[] w = new float[PortraitJoint.COUNT * n * n];
    for (int v = 0; v < n * n; v++) {
      int row = v / n;
      double x = 0.2 * (v % n) / CELLS - 0.1;
      double y = 0.1 - 0.2 * row / CELLS;
      p[3 * v] = (float) (x + dx);
      p[3 * v + 1] = (float) (y + dy);
      p[3 * v + 2] = (float) (0.02 * Math.cos(12 * x) + dz);
      w[PortraitJoint.COUNT * v + PortraitJoint.HEAD.ordinal()] = 1;
    }
    int texels = 96;
    float[] texture = new float[4 * texels * texels];
    boolean[] free = new boolean[texels * texels];
    for (int i = 0; i < free.length; i++) {
      int row = i / texels;
      double u = i % texels / 6.0;
      double v = row / 7.0;
      texture[4 * i] = (float) (0.5 + 0.3 * Math.sin(u) * Math.cos(v));
      texture[4 * i + 1] = (float) (0.5 + 0.3 * Math.sin(0.6 * u + v));
      texture[4 * i + 2] = (float) (0.5 + 0.3 * Math.cos(v - 0.5 * u));
      texture[4 * i + 3] = 1;
      free[i] = true;
    }
    return new SheetDraft(
        "square",
        CELLS,
        CELLS,
        p,
        w,
        new float[ArkitExpression.COUNT][0],
        texels,
        texels,
        texture,
        free,
        Optional.empty(),
        SheetShading.of(LatticeNormals.of(p, CELLS, CELLS, 0, -1)),
        SheetDraft.Fitted.COLOUR);
  }

  private static PortraitPose pose(double yaw, double pitch) {
    return PortraitPose.REST.withRoot(
        RigidTransform.of(Rotation.ofYawPitchRoll(yaw, pitch, 0.1), 0.01, -0.01, -0.6));
  }

  private static float[] picture(TextureSet textures, PortraitPose pose) {
    FragmentView view = FragmentView.of(textures, MOTION, pose, CAMERA);
    float[] out = new float[4 * SIZE * SIZE];
    Compositing compositing = new Compositing();
    for (int i = 0; i < SIZE * SIZE; i++) {
      compositing.forward(view, textures.values, i, out);
    }
    return out;
  }

  @Test
  void theEquationsAreTheSlopesOfTheProjection() {
    TextureSet textures = new TextureSet(List.of(sheet(0, 0, 0)));
    int n = SIZE * SIZE;
    float[] one = new float[n];
    Arrays.fill(one, 1);
    float[] skew = new float[n];
    Arrays.fill(skew, 0.3f);
    float[] shiftX = new float[n];
    Arrays.fill(shiftX, 0.5f);
    float[] shiftY = new float[n];
    ResidualFlow flow = new ResidualFlow(SIZE, SIZE, shiftX, shiftY, one, skew, one);
    PortraitPose pose = pose(0.3, -0.1);
    SurfacePixels pixels = new SurfacePixels(textures, MOTION);
    int[] visited = {0};
    pixels.visit(
        pose,
        CAMERA,
        FragmentView.of(textures, MOTION, pose, CAMERA),
        flow,
        () -> {
          visited[0]++;
          double[] p = pixels.place;
          double h = 1e-6;
          double weight = 1 / (1 + 0.25 / 25) / 2.004;
          double l00 = Math.sqrt(weight);
          double l10 = 0.3 * weight / l00;
          double l11 = Math.sqrt(weight - l10 * l10);
          for (int k = 0; k < 3; k++) {
            double x = p[0] + (k == 0 ? h : 0);
            double y = p[1] + (k == 1 ? h : 0);
            double z = p[2] + (k == 2 ? h : 0);
            double du = (CAMERA.projectX(x, z) - CAMERA.projectX(p[0], p[2])) / h;
            double dv = (CAMERA.projectY(y, z) - CAMERA.projectY(p[1], p[2])) / h;
            assertThat(pixels.equation[0][k]).isCloseTo(l00 * du + l10 * dv, within(0.01));
            assertThat(pixels.equation[1][k]).isCloseTo(l11 * dv, within(0.01));
          }
          assertThat(pixels.right[0]).isCloseTo(l00 * 0.5, within(1e-6));
        });
    assertThat(visited[0]).isGreaterThan(500);
  }

  @Test
  void aSurfaceInAWrongPlaceIsMovedBackAlsoInDepth() {
    double[] wrong = {0.004, -0.003, 0.01};
    SheetDraft draft = sheet(wrong[0], wrong[1], wrong[2]);
    TextureSet truth = new TextureSet(List.of(sheet(0, 0, 0)));
    List<PortraitPose> poses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      poses.add(pose(0.5 * Math.sin(i), 0.3 * Math.cos(2 * i)));
    }
    for (int round = 0; round < 4; round++) {
      TextureSet textures = new TextureSet(List.of(draft));
      FlowCorrection correction =
          new FlowCorrection(textures, MOTION, SKELETON, ExpressionModes.none());
      for (PortraitPose pose : poses) {
        correction.observe(
            new ClipPictures.Picture(0, pose, CAMERA, 300, new byte[0]),
            FragmentView.of(textures, MOTION, pose, CAMERA),
            ResidualFlow.between(picture(textures, pose), picture(truth, pose), SIZE, SIZE),
            new double[HeadSway.RIGID]);
      }
      correction.apply(0.9);
    }
    float[] wanted = sheet(0, 0, 0).vertices();
    double[] off = new double[3];
    int inner = 0;
    for (int j = 3; j <= CELLS - 3; j++) {
      for (int i = 3; i <= CELLS - 3; i++) {
        inner++;
        for (int k = 0; k < 3; k++) {
          int at = 3 * (j * (CELLS + 1) + i) + k;
          off[k] += Math.abs(draft.vertices()[at] - wanted[at]);
        }
      }
    }
    assertThat(off[0] / inner).isLessThan(0.0012);
    assertThat(off[1] / inner).isLessThan(0.0012);
    assertThat(off[2] / inner).isLessThan(0.005);
  }

  @Test
  void anExpressionThatMovesTheSurfaceBecomesADisplacement() {
    SheetDraft draft = sheet(0, 0, 0);
    TextureSet still = new TextureSet(List.of(sheet(0, 0, 0)));
    TextureSet raised = new TextureSet(List.of(sheet(0, 0.004, 0)));
    PortraitPose up = pose(0.1, 0);
    float[] expression = new float[ArkitExpression.COUNT];
    for (ArkitExpression e : ArkitExpression.all()) {
      if (e.name().startsWith("BROW_INNER_UP") || e.name().startsWith("BROW_OUTER_UP")) {
        expression[e.ordinal()] = 1;
      }
    }
    PortraitPose browsUp = up.withExpression(expression);
    for (int round = 0; round < 3; round++) {
      TextureSet textures = new TextureSet(List.of(draft));
      FlowCorrection correction =
          new FlowCorrection(textures, MOTION, SKELETON, ExpressionModes.usual());
      for (PortraitPose pose : List.of(up, browsUp)) {
        TextureSet truth = pose.equals(up) ? still : raised;
        correction.observe(
            new ClipPictures.Picture(0, pose, CAMERA, 300, new byte[0]),
            FragmentView.of(textures, MOTION, pose, CAMERA),
            ResidualFlow.between(picture(textures, pose), picture(truth, up), SIZE, SIZE),
            new double[HeadSway.RIGID]);
      }
      correction.apply(0.9);
    }
    int middle = 3 * (CELLS / 2 * (CELLS + 1) + CELLS / 2) + 1;
    float[] moved = MOTION.move(draft, PortraitPose.REST.withExpression(expression));
    float[] rest = MOTION.move(draft, PortraitPose.REST);
    assertThat(moved[middle] - rest[middle]).isCloseTo(0.004f, within(0.001f));
    assertThat(rest[middle]).isCloseTo(sheet(0, 0, 0).vertices()[middle], within(0.001f));
  }
}
