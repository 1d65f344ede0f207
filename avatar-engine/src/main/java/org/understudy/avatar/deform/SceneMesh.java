package org.understudy.avatar.deform;

import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.device.PoseLayout;
import org.understudy.avatar.device.SceneBuilder;
import org.understudy.avatar.device.SceneLayout;

/** Lays a {@link LiveMesh} out for a device, and the palette of each frame. */
public final class SceneMesh {
  private final PosePalette palette;
  private final int eyesAt;
  private final int lobesAt;
  private final float[] pose;

  /**
   * A mesh and its palette, which is read by {@link #pose()}.
   *
   * @param palette made from the same avatar
   */
  public SceneMesh(LiveMesh mesh, PosePalette palette, SceneBuilder scene) {
    this.palette = palette;
    eyesAt = PoseLayout.FIXED + ShadingFeature.COUNT;
    lobesAt = eyesAt + palette.eyeTurns.length;
    pose = new float[lobesAt + palette.lobes.frames.length];
    scene.set(SceneLayout.POSE_FEATURES, PoseLayout.FIXED);
    scene.set(SceneLayout.POSE_EYES, eyesAt);
    scene.set(SceneLayout.POSE_LOBES, lobesAt);
    addVertices(mesh, scene);
    addLight(mesh, palette.lobes, scene);
    addCells(mesh, scene);
  }

  private static void addVertices(LiveMesh mesh, SceneBuilder scene) {
    int[] expressions = new int[mesh.entryExpression.length];
    for (int e = 0; e < expressions.length; e++) {
      expressions[e] = mesh.entryExpression[e];
    }
    int[] blocks = new int[mesh.blockCount()];
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] =
          (mesh.blockEye[block] + 1)
              | (mesh.blockJoints[block] & 255) << 8
              | (mesh.onlyJoint(block) + 1) << 16;
    }
    scene.set(SceneLayout.VERTICES, mesh.vertexCount());
    scene.words(SceneLayout.AT_ENTRY_START, mesh.entryStart);
    scene.words(SceneLayout.AT_ENTRY_EXPRESSION, expressions);
    scene.words(SceneLayout.AT_BLOCK, blocks);
    scene.numbers(SceneLayout.AT_POSITION, mesh.x, mesh.y, mesh.z);
    scene.numbers(SceneLayout.AT_WEIGHTS, mesh.weights);
    scene.numbers(SceneLayout.AT_OFFSETS, mesh.entryOffsets);
  }

  private static void addLight(LiveMesh mesh, LobeFrames lobes, SceneBuilder scene) {
    Strands strands = mesh.strands;
    scene.set(SceneLayout.LIT, mesh.isLit() ? 1 : 0);
    scene.set(SceneLayout.LOBES, lobes.count);
    scene.set(SceneLayout.FEATURES, ShadingFeature.COUNT);
    scene.set(SceneLayout.PLACES, strands.places());
    scene.words(SceneLayout.AT_STRANDS, strands.blockStart);
    scene.words(SceneLayout.AT_HALF_POWER, lobes.halfPower);
    scene.numbers(SceneLayout.AT_NORMALS, mesh.normalX, mesh.normalY, mesh.normalZ);
    scene.numbers(SceneLayout.AT_RESPONSES, mesh.responses);
    scene.numbers(SceneLayout.AT_INVERSE_SHADE, mesh.inverseShade);
    scene.numbers(SceneLayout.AT_TANGENTS, strands.x, strands.y, strands.z);
    scene.numbers(SceneLayout.AT_SHINE, strands.shine);
    scene.numbers(SceneLayout.AT_LOBES, lobes.shift, lobes.perSquare);
  }

  private static void addCells(LiveMesh mesh, SceneBuilder scene) {
    int[] cells = new int[3 * mesh.cellCount()];
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      cells[3 * cell] = mesh.cellSheet()[cell];
      cells[3 * cell + 1] = mesh.cellColumn()[cell];
      cells[3 * cell + 2] = mesh.cellRow()[cell];
    }
    scene.set(SceneLayout.CELLS, mesh.cellCount());
    scene.words(SceneLayout.AT_CORNERS, mesh.cellCorners());
    scene.words(SceneLayout.AT_CELL, cells);
  }

  /** Numbers of a pose. */
  public int poseNumbers() {
    return pose.length;
  }

  /** The palette as it is filled now; the same array each time, only to be read. */
  public float[] pose() {
    put(palette.coefficients, PoseLayout.COEFFICIENTS);
    pose[PoseLayout.FOCAL] = palette.focal;
    pose[PoseLayout.CENTRE_X] = palette.centreX;
    pose[PoseLayout.CENTRE_Y] = palette.centreY;
    put(palette.bones, PoseLayout.BONES);
    put(palette.turns, PoseLayout.TURNS);
    put(palette.light, PoseLayout.LIGHT);
    put(palette.turnedLight, PoseLayout.TURNED_LIGHT);
    put(palette.features, PoseLayout.FIXED);
    put(palette.eyeTurns, eyesAt);
    put(palette.lobes.frames, lobesAt);
    return pose;
  }

  private void put(float[] from, int at) {
    System.arraycopy(from, 0, pose, at, from.length);
  }
}
