package org.understudy.avatar.deform;

import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.Sheet;

/**
 * The strands of hair at the vertices of a {@link LiveMesh}, for those blocks that have any.
 * Immutable and safe to share.
 */
final class Strands {
  /** [blocks] first of the block's places in the arrays below, -1 for blocks without strands. */
  final int[] blockStart;

  /** Unit tangents in the canonical state, [places] each. */
  final float[] x;

  final float[] y;
  final float[] z;

  /** [planes][places] of each lobe, and last what is added whatever they are. */
  final float[] shine;

  private final int places;

  /**
   * The strands of a mesh.
   *
   * @param sheetOf the sheet of each vertex; blocks are of one sheet
   * @param vertexOf its vertex there
   * @param planes numbers by which a vertex shines, 0 where nothing is lit
   */
  Strands(List<Sheet> sheetOf, List<Integer> vertexOf, int planes) {
    blockStart = new int[sheetOf.size() / LiveMesh.BLOCK];
    Arrays.fill(blockStart, -1);
    int count = 0;
    for (int block = 0; planes > 0 && block < blockStart.length; block++) {
      if (sheetOf.get(block * LiveMesh.BLOCK).hasStrands()) {
        blockStart[block] = count;
        count += LiveMesh.BLOCK;
      }
    }
    places = count;
    x = new float[count];
    y = new float[count];
    z = new float[count];
    shine = new float[planes * count];
    for (int block = 0; block < blockStart.length; block++) {
      for (int lane = 0; blockStart[block] >= 0 && lane < LiveMesh.BLOCK; lane++) {
        int v = block * LiveMesh.BLOCK + lane;
        set(blockStart[block] + lane, sheetOf.get(v), vertexOf.get(v), planes);
      }
    }
  }

  private void set(int place, Sheet sheet, int vertex, int planes) {
    float tx = sheet.strand(vertex, 0);
    float ty = sheet.strand(vertex, 1);
    float tz = sheet.strand(vertex, 2);
    float scale = 1 / (float) Math.sqrt(tx * tx + ty * ty + tz * tz);
    x[place] = tx * scale;
    y[place] = ty * scale;
    z[place] = tz * scale;
    for (int plane = 0; plane < planes; plane++) {
      shine[plane * places + place] = sheet.shine(plane, vertex);
    }
  }

  /** Numbers of four bytes that are kept. */
  int numbers() {
    return blockStart.length + x.length + y.length + z.length + shine.length;
  }

  /** Number of places. */
  int places() {
    return places;
  }
}
