package org.understudy.avatar.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.deform.LiveMesh;
import org.understudy.avatar.deform.PosePalette;
import org.understudy.avatar.deform.ScreenVertices;
import org.understudy.avatar.deform.SheetDeformer;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/** What every deformer does; implementations inherit the tests. */
abstract class DeformerContract {
  /** Pixels of a 512 picture. */
  private static final double PIXEL_TOLERANCE = 4e-3;

  private static final double NEARNESS_TOLERANCE = 1e-5;

  abstract SheetDeformer deformer();

  private ScreenVertices deform(Avatar avatar, LiveMesh mesh, PortraitPose pose) {
    PosePalette palette = PosePalette.of(avatar, mesh);
    palette.set(pose, avatar.framing().camera(512, 512));
    ScreenVertices out = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
    deformer().deform(mesh, palette, 0, mesh.blockCount(), out);
    return out;
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 8", "7, 5, 33", "24, 3, 40", "3, 9, 17"})
  void agreesWithTheExactDeformation(int lattice, int shells, int texture) {
    Avatar avatar = ProceduralAvatar.create(shells, lattice, texture);
    LiveMesh mesh = LiveMesh.of(avatar, 1);
    Random random = new Random(5);
    for (double strength : new double[] {0, 1, 1, 2}) {
      float[] expression =
          RandomPoses.next(random, avatar.framing(), Math.min(1, strength)).expression();
      PortraitPose pose =
          RandomPoses.next(random, avatar.framing(), Math.min(1, strength))
              .withExpression(expression);
      assertAgrees(avatar, mesh, pose);
    }
  }

  @Test
  void agreesAtExtremes() {
    Avatar avatar = ProceduralAvatar.create(3, 16, 32);
    LiveMesh mesh = LiveMesh.of(avatar, 1);
    float[] all = new float[ArkitExpression.COUNT];
    Arrays.fill(all, 1);
    float[] joints = new float[18];
    Arrays.fill(joints, 1.5f);
    PortraitPose pose =
        PortraitPose.REST
            .withExpression(all)
            .withJoints(joints)
            .withRoot(new RigidTransform(0, 3.1, 0, .3, 0, -3));
    assertAgrees(avatar, mesh, pose);
  }

  private void assertAgrees(Avatar avatar, LiveMesh mesh, PortraitPose pose) {
    ScreenVertices out = deform(avatar, mesh, pose);
    PinholeCamera camera = avatar.framing().camera(512, 512);
    ExactPose exact = new ExactPose(avatar, pose);
    double[][] points = new double[avatar.sheets().size()][];
    for (int s = 0; s < points.length; s++) {
      points[s] = exact.forward(avatar.sheets().get(s));
    }
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      Sheet sheet = avatar.sheets().get(mesh.cellSheet()[cell]);
      for (int corner = 0; corner < 4; corner++) {
        int right = corner == 1 || corner == 2 ? 1 : 0;
        int below = corner >= 2 ? 1 : 0;
        int at =
            (mesh.cellRow()[cell] + below) * (sheet.columns() + 1)
                + mesh.cellColumn()[cell]
                + right;
        double[] p = points[mesh.cellSheet()[cell]];
        double z = p[3 * at + 2];
        int v = mesh.cellCorners()[4 * cell + corner];
        assertThat((double) out.nearness()[v]).isCloseTo(-1 / z, within(NEARNESS_TOLERANCE));
        assertThat((double) out.x()[v])
            .isCloseTo(camera.projectX(p[3 * at], z), within(PIXEL_TOLERANCE));
        assertThat((double) out.y()[v])
            .isCloseTo(camera.projectY(p[3 * at + 1], z), within(PIXEL_TOLERANCE));
      }
    }
  }

  @Test
  void marksVerticesBehindTheCamera() {
    Avatar avatar = ProceduralAvatar.create(3, 8, 16);
    LiveMesh mesh = LiveMesh.of(avatar, 1);
    ScreenVertices out =
        deform(avatar, mesh, PortraitPose.REST.withRoot(new RigidTransform(0, 0, 0, 0, 0, 5)));
    for (float nearness : out.nearness()) {
      assertThat(nearness).isZero();
    }
  }

  @Test
  void displacementIsLinearInTheCoefficients() {
    Avatar avatar = ProceduralAvatar.create(3, 16, 32);
    LiveMesh mesh = LiveMesh.of(avatar, 1);
    double[] none = cameraPoints(avatar, mesh, PortraitPose.REST);
    double[] one = cameraPoints(avatar, mesh, withExpression(1, 0));
    double[] other = cameraPoints(avatar, mesh, withExpression(0, .5f));
    double[] both = cameraPoints(avatar, mesh, withExpression(1, .5f));
    for (int i = 0; i < none.length; i++) {
      assertThat(both[i]).isCloseTo(one[i] + other[i] - none[i], within(2e-6));
    }
  }

  private static PortraitPose withExpression(float jaw, float brow) {
    return PortraitPose.REST.withExpression(
        ProceduralAvatar.expression(
            ArkitExpression.JAW_OPEN, jaw, ArkitExpression.BROW_INNER_UP, brow));
  }

  @Test
  void aRigidMotionOfTheRootMovesEverythingRigidly() {
    Avatar avatar = ProceduralAvatar.create(3, 16, 32);
    LiveMesh mesh = LiveMesh.of(avatar, 1);
    PortraitPose pose = RandomPoses.next(new Random(2), avatar.framing(), 1);
    RigidTransform motion = new RigidTransform(.1, -.5, .3, .05, -.02, -.4);
    double[] before = cameraPoints(avatar, mesh, pose);
    double[] after = cameraPoints(avatar, mesh, pose.withRoot(motion.after(pose.root())));
    for (int i = 0; i < before.length; i += 3) {
      double[] moved = motion.apply(before[i], before[i + 1], before[i + 2]);
      for (int axis = 0; axis < 3; axis++) {
        assertThat(after[i + axis]).isCloseTo(moved[axis], within(3e-6));
      }
    }
  }

  private double[] cameraPoints(Avatar avatar, LiveMesh mesh, PortraitPose pose) {
    ScreenVertices out = deform(avatar, mesh, pose);
    PinholeCamera camera = avatar.framing().camera(512, 512);
    double[] points = new double[3 * mesh.vertexCount()];
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double depth = 1.0 / out.nearness()[v];
      points[3 * v] = (out.x()[v] - camera.centreX()) / camera.focalPixels() * depth;
      points[3 * v + 1] = (camera.centreY() - out.y()[v]) / camera.focalPixels() * depth;
      points[3 * v + 2] = -depth;
    }
    return points;
  }

  @Test
  void writesOnlyTheBlocksAskedFor() {
    Avatar avatar = ProceduralAvatar.create(3, 8, 16);
    LiveMesh mesh = LiveMesh.of(avatar, 1);
    PosePalette palette = PosePalette.of(avatar, mesh);
    palette.set(PortraitPose.REST, avatar.framing().camera(64, 64));
    ScreenVertices out = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
    deformer().deform(mesh, palette, 1, 2, out);
    for (int v = 0; v < mesh.vertexCount(); v++) {
      assertThat(out.nearness()[v] != 0).isEqualTo(v / LiveMesh.BLOCK == 1);
    }
  }
}
