package org.understudy.avatar.deform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetCoverage;
import org.understudy.parametric.PortraitJoint;

/**
 * The part of an avatar's lattices that can be seen, laid out for the per-frame kernels: vertices
 * of live cells only, coordinates apart, in blocks of {@value #BLOCK} that share one list of
 * displacements. Made once per avatar; immutable and safe to share.
 *
 * <p>A block holds vertices of one sheet in lattice order; the last block of a sheet is filled up
 * by repeating its last vertex, so kernels never meet a rest.
 */
public final class LiveMesh {
  private static final ShadingFeature[] FEATURES = ShadingFeature.values();

  /** Vertices in one block. */
  public static final int BLOCK = 8;

  /** Canonical coordinates, [V] each, metres. */
  final float[] x;

  final float[] y;
  final float[] z;

  /** Whether the avatar can be lit; otherwise the normals and shares are empty. */
  final boolean lit;

  /** Unit normals in the canonical state, [V] each. */
  final float[] normalX;

  final float[] normalY;
  final float[] normalZ;

  /** [features][V] how the light answers to {@link ShadingFeature}s. */
  final float[] responses;

  /** [3][V] one over what each channel showed under the light of the textures. */
  final float[] inverseShade;

  /** Where hair runs and how it shines. */
  final Strands strands;

  /** [7][V] skinning weights, joint by joint. */
  final float[] weights;

  /** [blocks + 1] first displacement entry of each block. */
  final int[] entryStart;

  /** [entries] expression index. */
  final byte[] entryExpression;

  /** [entries][3][8] metres per unit of the coefficient: all x, all y, all z of the block. */
  final float[] entryOffsets;

  /** [blocks] index into {@link #eyes()}, -1 for sheets that turn with no eye. */
  final byte[] blockEye;

  /** [blocks] bit k set where some vertex of the block has a weight for joint k. */
  final byte[] blockJoints;

  private final List<EyeAttachment> eyes;
  private final int[] cellCorners;
  private final int[] cellSheet;
  private final int[] cellColumn;
  private final int[] cellRow;

  private LiveMesh(Builder builder, Optional<PortraitLight> light, int lobes) {
    int vertices = builder.sheetOf.size();
    lit = light.isPresent();
    int normals = lit ? vertices : 0;
    normalX = new float[normals];
    normalY = new float[normals];
    normalZ = new float[normals];
    inverseShade = new float[3 * normals];
    responses = new float[ShadingFeature.COUNT * normals];
    light.ifPresent(known -> setNormals(builder, known));
    strands = new Strands(builder.sheetOf, builder.vertexOf, lit && lobes > 0 ? lobes + 1 : 0);
    x = new float[vertices];
    y = new float[vertices];
    z = new float[vertices];
    weights = new float[PortraitJoint.COUNT * vertices];
    int blocks = vertices / BLOCK;
    blockEye = new byte[blocks];
    blockJoints = new byte[blocks];
    for (int v = 0; v < vertices; v++) {
      Sheet sheet = builder.sheetOf.get(v);
      int from = builder.vertexOf.get(v);
      x[v] = sheet.vertex(from, 0);
      y[v] = sheet.vertex(from, 1);
      z[v] = sheet.vertex(from, 2);
      for (int k = 0; k < PortraitJoint.COUNT; k++) {
        float weight = sheet.weight(from, k);
        weights[k * vertices + v] = weight;
        if (weight != 0) {
          blockJoints[v / BLOCK] |= (byte) (1 << k);
        }
      }
      blockEye[v / BLOCK] = (byte) sheet.eye().map(builder.eyes::indexOf).orElse(-1).intValue();
    }
    entryStart = builder.entryStart.stream().mapToInt(Integer::intValue).toArray();
    entryExpression = new byte[builder.entryExpression.size()];
    entryOffsets = new float[entryExpression.length * 3 * BLOCK];
    for (int e = 0; e < entryExpression.length; e++) {
      entryExpression[e] = builder.entryExpression.get(e).byteValue();
      System.arraycopy(builder.entryOffsets.get(e), 0, entryOffsets, 3 * BLOCK * e, 3 * BLOCK);
    }
    eyes = List.copyOf(builder.eyes);
    cellCorners = builder.cellCorners.stream().mapToInt(Integer::intValue).toArray();
    cellSheet = builder.cellSheet.stream().mapToInt(Integer::intValue).toArray();
    cellColumn = builder.cellColumn.stream().mapToInt(Integer::intValue).toArray();
    cellRow = builder.cellRow.stream().mapToInt(Integer::intValue).toArray();
  }

  private void setNormals(Builder builder, PortraitLight light) {
    int vertices = normalX.length;
    for (int v = 0; v < vertices; v++) {
      Sheet sheet = builder.sheetOf.get(v);
      int from = builder.vertexOf.get(v);
      float nx = sheet.normal(from, 0);
      float ny = sheet.normal(from, 1);
      float nz = sheet.normal(from, 2);
      float scale = 1 / (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
      normalX[v] = nx * scale;
      normalY[v] = ny * scale;
      normalZ[v] = nz * scale;
      for (ShadingFeature feature : FEATURES) {
        responses[feature.ordinal() * vertices + v] = sheet.response(feature, from);
      }
      for (int c = 0; c < 3; c++) {
        inverseShade[c * vertices + v] = 1 / light.shade(normalX[v], normalY[v], normalZ[v], c);
      }
    }
  }

  /**
   * The live part of an avatar.
   *
   * @param minimumAlpha texels below this alpha (1..255) count as empty
   */
  public static LiveMesh of(Avatar avatar, int minimumAlpha) {
    Builder builder = new Builder();
    for (int s = 0; s < avatar.sheets().size(); s++) {
      builder.add(avatar.sheets().get(s), s, minimumAlpha);
    }
    builder.entryStart.add(builder.entryExpression.size());
    return new LiveMesh(builder, avatar.light(), avatar.lobes().size());
  }

  /** The joint that alone moves and lights a block, -1 for blocks of several and those of eyes. */
  int onlyJoint(int block) {
    int joints = blockJoints[block];
    return blockEye[block] < 0 && (joints & (joints - 1)) == 0
        ? Integer.numberOfTrailingZeros(joints)
        : -1;
  }

  /** Whether the avatar can be lit. */
  public boolean isLit() {
    return lit;
  }

  /** Number of vertices, a multiple of {@link #BLOCK}. */
  public int vertexCount() {
    return x.length;
  }

  /** Number of blocks of vertices. */
  public int blockCount() {
    return x.length / BLOCK;
  }

  /** Bytes of what deforming reads: all that is kept of vertices, not of cells. */
  public long deformationBytes() {
    long floats =
        x.length
            + y.length
            + z.length
            + normalX.length
            + normalY.length
            + normalZ.length
            + responses.length
            + inverseShade.length
            + weights.length
            + entryOffsets.length
            + (long) strands.numbers();
    return Float.BYTES * floats
        + Integer.BYTES * (long) entryStart.length
        + entryExpression.length
        + blockEye.length
        + blockJoints.length;
  }

  /** Number of live cells. */
  public int cellCount() {
    return cellSheet.length;
  }

  /** The distinct eyes that sheets turn with. */
  public List<EyeAttachment> eyes() {
    return eyes;
  }

  /** Vertices of the cells, [cells][4]: left top, right top, right bottom, left bottom; shared. */
  public int[] cellCorners() {
    return cellCorners;
  }

  /** Index of the sheet in the avatar of each cell; shared, not copied. */
  public int[] cellSheet() {
    return cellSheet;
  }

  /** Column of each cell in its sheet's lattice; shared, not copied. */
  public int[] cellColumn() {
    return cellColumn;
  }

  /** Row of each cell in its sheet's lattice; shared, not copied. */
  public int[] cellRow() {
    return cellRow;
  }

  /** Collects sheet after sheet. */
  private static final class Builder {
    final List<Sheet> sheetOf = new ArrayList<>();
    final List<Integer> vertexOf = new ArrayList<>();
    final List<Integer> entryStart = new ArrayList<>();
    final List<Integer> entryExpression = new ArrayList<>();
    final List<float[]> entryOffsets = new ArrayList<>();
    final List<EyeAttachment> eyes = new ArrayList<>();
    final List<Integer> cellCorners = new ArrayList<>();
    final List<Integer> cellSheet = new ArrayList<>();
    final List<Integer> cellColumn = new ArrayList<>();
    final List<Integer> cellRow = new ArrayList<>();

    void add(Sheet sheet, int index, int minimumAlpha) {
      SheetCoverage coverage = SheetCoverage.of(sheet, minimumAlpha);
      Optional<EyeAttachment> eye = sheet.eye();
      if (eye.isPresent() && !eyes.contains(eye.get())) {
        eyes.add(eye.get());
      }
      int first = sheetOf.size();
      int[] place = new int[sheet.vertexCount()];
      Arrays.fill(place, -1);
      int last = -1;
      for (int v = 0; v < place.length; v++) {
        if (coverage.vertex(v)) {
          place[v] = sheetOf.size();
          append(sheet, v);
          last = v;
        }
      }
      while (sheetOf.size() % BLOCK != 0) {
        append(sheet, last);
      }
      addCells(sheet, index, coverage, place);
      addDisplacements(sheet, place, first);
    }

    private void append(Sheet sheet, int vertex) {
      sheetOf.add(sheet);
      vertexOf.add(vertex);
    }

    private void addCells(Sheet sheet, int index, SheetCoverage coverage, int[] place) {
      int stride = sheet.columns() + 1;
      for (int row = 0; row < sheet.rows(); row++) {
        for (int column = 0; column < sheet.columns(); column++) {
          if (coverage.cell(column, row)) {
            int corner = row * stride + column;
            cellCorners.add(place[corner]);
            cellCorners.add(place[corner + 1]);
            cellCorners.add(place[corner + stride + 1]);
            cellCorners.add(place[corner + stride]);
            cellSheet.add(index);
            cellColumn.add(column);
            cellRow.add(row);
          }
        }
      }
    }

    private void addDisplacements(Sheet sheet, int[] place, int first) {
      int blocks = (sheetOf.size() - first) / BLOCK;
      float[][][] offsets = new float[blocks][sheet.displacements().size()][];
      for (int e = 0; e < sheet.displacements().size(); e++) {
        var displacement = sheet.displacements().get(e);
        for (int i = 0; i < displacement.count(); i++) {
          int at = place[displacement.vertex(i)] - first;
          if (at >= 0) {
            float[][] block = offsets[at / BLOCK];
            if (block[e] == null) {
              block[e] = new float[3 * BLOCK];
            }
            for (int axis = 0; axis < 3; axis++) {
              block[e][axis * BLOCK + at % BLOCK] = displacement.offset(i, axis);
            }
          }
        }
      }
      for (float[][] block : offsets) {
        entryStart.add(entryExpression.size());
        for (int e = 0; e < block.length; e++) {
          if (block[e] != null) {
            entryExpression.add(e);
            entryOffsets.add(block[e]);
          }
        }
      }
    }
  }
}
