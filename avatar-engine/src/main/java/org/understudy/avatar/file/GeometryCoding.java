package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetCoverage;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;

/**
 * Codes what lies on lattice vertices as whole numbers, predicted by {@link LatticePredictor}.
 *
 * <p>Only live vertices, those of cells that can be seen, are coded exactly to a step. The others
 * come back with a predicted position, the weights of the vertex before, and no displacement.
 */
final class GeometryCoding {
  /** Weights are coded in these many steps. */
  private static final int WEIGHT_STEPS = 255;

  /** The planes of a sheet that does not move; predicts nothing. */
  private static final int[][] NOTHING = new int[3][0];

  private GeometryCoding() {}

  /** The vertices of a sheet that are coded exactly. */
  static BitSet live(Sheet sheet) {
    SheetCoverage coverage = SheetCoverage.of(sheet, 1);
    BitSet live = new BitSet(sheet.vertexCount());
    for (int v = 0; v < sheet.vertexCount(); v++) {
      live.set(v, coverage.vertex(v));
    }
    return live;
  }

  static byte[] encodePositions(List<Sheet> sheets, List<BitSet> live, float step) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (int axis = 0; axis < 3; axis++) {
      int[] previous = null;
      for (int s = 0; s < sheets.size(); s++) {
        Sheet sheet = sheets.get(s);
        int[] values = new int[sheet.vertexCount()];
        LatticePredictor predictor = new LatticePredictor(sheet.columns() + 1, values, previous);
        for (int v = 0; v < values.length; v++) {
          int predicted = predictor.predict(v);
          values[v] = predicted;
          if (live.get(s).get(v)) {
            values[v] = Math.round(sheet.vertex(v, axis) / step);
            out.write(values[v] - predicted);
          }
        }
        previous = values;
      }
    }
    return out.toBytes();
  }

  static List<float[]> decodePositions(
      byte[] bytes, List<FileHeader.SheetEntry> sheets, List<BitSet> live, float step)
      throws IOException {
    ResidualStream.Reader in = new ResidualStream.Reader("positions", bytes);
    List<float[]> all = new ArrayList<>();
    for (FileHeader.SheetEntry sheet : sheets) {
      all.add(new float[3 * vertexCount(sheet)]);
    }
    for (int axis = 0; axis < 3; axis++) {
      int[] previous = null;
      for (int s = 0; s < sheets.size(); s++) {
        int[] values = new int[vertexCount(sheets.get(s))];
        decodePlane(in, sheets.get(s).columns() + 1, values, previous, live.get(s), true);
        for (int v = 0; v < values.length; v++) {
          all.get(s)[3 * v + axis] = values[v] * step;
        }
        previous = values;
      }
    }
    in.finish();
    return all;
  }

  static byte[] encodeWeights(List<Sheet> sheets, List<BitSet> live) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    List<int[][]> quantised = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      quantised.add(quantisedWeights(sheets.get(s), live.get(s)));
    }
    for (int joint = 1; joint < PortraitJoint.COUNT; joint++) {
      for (int s = 0; s < sheets.size(); s++) {
        int[] values = quantised.get(s)[joint];
        int[] previous = s == 0 ? null : quantised.get(s - 1)[joint];
        encodePlane(out, sheets.get(s).columns() + 1, values, previous, live.get(s));
      }
    }
    return out.toBytes();
  }

  /** [7][V] steps that sum to {@link #WEIGHT_STEPS}; the largest weight takes what is left over. */
  private static int[][] quantisedWeights(Sheet sheet, BitSet live) {
    int[][] all = new int[PortraitJoint.COUNT][sheet.vertexCount()];
    for (int v = live.nextSetBit(0); v >= 0; v = live.nextSetBit(v + 1)) {
      int sum = 0;
      int largest = 0;
      for (int joint = 0; joint < PortraitJoint.COUNT; joint++) {
        all[joint][v] = Math.round(sheet.weight(v, joint) * WEIGHT_STEPS);
        sum += all[joint][v];
        largest = all[joint][v] > all[largest][v] ? joint : largest;
      }
      all[largest][v] += WEIGHT_STEPS - sum;
    }
    return all;
  }

  static List<float[]> decodeWeights(
      byte[] bytes, List<FileHeader.SheetEntry> sheets, List<BitSet> live) throws IOException {
    ResidualStream.Reader in = new ResidualStream.Reader("weights", bytes);
    List<float[]> all = new ArrayList<>();
    for (FileHeader.SheetEntry sheet : sheets) {
      all.add(new float[PortraitJoint.COUNT * vertexCount(sheet)]);
    }
    for (int joint = 1; joint < PortraitJoint.COUNT; joint++) {
      int[] previous = null;
      for (int s = 0; s < sheets.size(); s++) {
        int[] values = new int[vertexCount(sheets.get(s))];
        decodePlane(in, sheets.get(s).columns() + 1, values, previous, live.get(s), false);
        for (int v = 0; v < values.length; v++) {
          all.get(s)[PortraitJoint.COUNT * v + joint] = values[v] / (float) WEIGHT_STEPS;
        }
        previous = values;
      }
    }
    in.finish();
    for (int s = 0; s < sheets.size(); s++) {
      completeWeights(all.get(s), live.get(s));
    }
    return all;
  }

  private static void completeWeights(float[] weights, BitSet live) {
    int n = PortraitJoint.COUNT;
    for (int v = 0; v < weights.length / n; v++) {
      if (live.get(v) || v == 0) {
        float rest = 1;
        for (int joint = 1; joint < n; joint++) {
          rest -= weights[n * v + joint];
        }
        weights[n * v] = Math.max(0, rest);
      } else {
        System.arraycopy(weights, n * (v - 1), weights, n * v, n);
      }
    }
  }

  static byte[] encodeDisplacements(List<Sheet> sheets, List<BitSet> live, float step) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      int[][] previous = NOTHING;
      for (int s = 0; s < sheets.size(); s++) {
        Sheet sheet = sheets.get(s);
        int[][] values = quantisedOffsets(sheet, e, live.get(s), step);
        boolean moves = Arrays.stream(values).flatMapToInt(Arrays::stream).anyMatch(q -> q != 0);
        out.write(moves ? 1 : 0);
        for (int axis = 0; axis < 3; axis++) {
          if (moves) {
            encodePlane(out, sheet.columns() + 1, values[axis], previous[axis], live.get(s));
          }
        }
        previous = moves ? values : NOTHING;
      }
    }
    return out.toBytes();
  }

  private static int[][] quantisedOffsets(Sheet sheet, int expression, BitSet live, float step) {
    int[][] values = new int[3][sheet.vertexCount()];
    SparseDisplacement displacement = sheet.displacements().get(expression);
    for (int i = 0; i < displacement.count(); i++) {
      int v = displacement.vertex(i);
      if (live.get(v)) {
        for (int axis = 0; axis < 3; axis++) {
          values[axis][v] = Math.round(displacement.offset(i, axis) / step);
        }
      }
    }
    return values;
  }

  static List<List<SparseDisplacement>> decodeDisplacements(
      byte[] bytes, List<FileHeader.SheetEntry> sheets, List<BitSet> live, float step)
      throws IOException {
    ResidualStream.Reader in = new ResidualStream.Reader("displacements", bytes);
    List<List<SparseDisplacement>> all = new ArrayList<>();
    sheets.forEach(sheet -> all.add(new ArrayList<>()));
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      int[][] previous = NOTHING;
      for (int s = 0; s < sheets.size(); s++) {
        if (in.read() == 0) {
          all.get(s).add(SparseDisplacement.NONE);
          previous = NOTHING;
        } else {
          int[][] values = new int[3][vertexCount(sheets.get(s))];
          for (int axis = 0; axis < 3; axis++) {
            int stride = sheets.get(s).columns() + 1;
            decodePlane(in, stride, values[axis], previous[axis], live.get(s), false);
          }
          all.get(s).add(sparse(values, step));
          previous = values;
        }
      }
    }
    in.finish();
    return all;
  }

  private static SparseDisplacement sparse(int[][] values, float step) {
    int[] vertices = new int[values[0].length];
    float[] offsets = new float[3 * vertices.length];
    int count = 0;
    for (int v = 0; v < values[0].length; v++) {
      if ((values[0][v] | values[1][v] | values[2][v]) != 0) {
        vertices[count] = v;
        for (int axis = 0; axis < 3; axis++) {
          offsets[3 * count + axis] = values[axis][v] * step;
        }
        count++;
      }
    }
    return new SparseDisplacement(
        Arrays.copyOf(vertices, count), Arrays.copyOf(offsets, 3 * count));
  }

  private static void encodePlane(
      ResidualStream.Writer out, int stride, int[] values, int @Nullable [] previous, BitSet live) {
    LatticePredictor predictor = new LatticePredictor(stride, values, previous);
    for (int v = live.nextSetBit(0); v >= 0; v = live.nextSetBit(v + 1)) {
      out.write(values[v] - predictor.predict(v));
    }
  }

  /** Fills a plane; vertices that are not live stay 0, or become the prediction. */
  private static void decodePlane(
      ResidualStream.Reader in,
      int stride,
      int[] values,
      int @Nullable [] previous,
      BitSet live,
      boolean predictOthers)
      throws IOException {
    LatticePredictor predictor = new LatticePredictor(stride, values, previous);
    for (int v = 0; v < values.length; v++) {
      if (live.get(v)) {
        values[v] = predictor.predict(v) + in.read();
      } else if (predictOthers) {
        values[v] = predictor.predict(v);
      }
    }
  }

  static int vertexCount(FileHeader.SheetEntry sheet) {
    return (sheet.columns() + 1) * (sheet.rows() + 1);
  }
}
