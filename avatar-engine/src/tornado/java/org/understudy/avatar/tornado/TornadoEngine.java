package org.understudy.avatar.tornado;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.device.DeviceEngine;
import org.understudy.avatar.device.DeviceScene;
import org.understudy.avatar.device.SceneLayout;

/**
 * Draws with TornadoVM. The scene is uploaded when the first frame of a plan is drawn; per frame
 * the block of a pose and a few words go to the device, and the picture and one word come back. A
 * picture larger than any before, or one with more cells in its tiles, makes a new plan, which
 * compiles the kernels anew.
 */
final class TornadoEngine implements DeviceEngine {
  private static final int TILE = 16;
  private static final int USUAL_EDGE = 512;

  /** Entries of the lists of all tiles at first: for each cell, and beside. */
  private static final int USUAL_TILES = 8;

  private static final int SPARE = 1 << 17;

  private final DeviceScene scene;

  private final boolean inJava;

  private FrameArrays arrays;
  private @Nullable FramePlan plan;

  /**
   * An engine.
   *
   * @param inJava whether it draws in Java instead, which tests do: it tells whether a kernel is
   *     wrong or its compilation
   */
  TornadoEngine(DeviceScene scene, boolean inJava) {
    this.scene = scene;
    this.inJava = inJava;
    int tiles = tiles(USUAL_EDGE) * tiles(USUAL_EDGE);
    int room = USUAL_TILES * scene.header(SceneLayout.CELLS) + SPARE;
    arrays = new FrameArrays(scene, tiles, (USUAL_EDGE + 2) * (USUAL_EDGE + 2), room);
  }

  private static int tiles(int pixels) {
    return (pixels + TILE - 1) / TILE;
  }

  /** Compiles the kernels for the usual size and draws with them once. */
  void warmUp() {
    int[] pixels = new int[USUAL_EDGE * USUAL_EDGE];
    draw(new float[scene.poseNumbers()], USUAL_EDGE, USUAL_EDGE, true, pixels);
  }

  @Override
  public void draw(float[] pose, int width, int height, boolean smooth, int[] pixels) {
    int tiles = tiles(width) * tiles(height);
    int edges = (width + 2) * (height + 2);
    if (tiles > arrays.tiles || edges > arrays.edges) {
      makeRoom(tiles, edges, arrays.room);
    }
    draw(pose, width, height, smooth);
    int needed = arrays.needed.get(0);
    if (needed > arrays.room) {
      makeRoom(tiles, edges, needed + needed / 4);
      draw(pose, width, height, smooth);
    }
    MemorySegment.copy(
        arrays.picture.getSegment(), ValueLayout.JAVA_INT, 0, pixels, 0, width * height);
  }

  private void makeRoom(int tiles, int edges, int room) {
    close();
    arrays =
        new FrameArrays(scene, Math.max(tiles, arrays.tiles), Math.max(edges, arrays.edges), room);
  }

  private void draw(float[] pose, int width, int height, boolean smooth) {
    MemorySegment.copy(pose, 0, arrays.pose.getSegment(), ValueLayout.JAVA_FLOAT, 0, pose.length);
    arrays.frame.set(FrameWords.WIDTH, width);
    arrays.frame.set(FrameWords.HEIGHT, height);
    arrays.frame.set(FrameWords.TILES_ACROSS, tiles(width));
    arrays.frame.set(FrameWords.TILES, tiles(width) * tiles(height));
    arrays.frame.set(FrameWords.SMOOTH, smooth ? 1 : 0);
    if (inJava) {
      arrays.drawInJava();
      return;
    }
    FramePlan current = plan;
    if (current == null) {
      current = new FramePlan(arrays);
      plan = current;
    }
    current.run();
  }

  @Override
  public String device() {
    FramePlan current = plan;
    return current == null ? "Java" : current.device();
  }

  @Override
  public void close() {
    FramePlan current = plan;
    plan = null;
    if (current != null) {
      current.close();
    }
  }
}
