package org.understudy.tracking.fit;

import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Eyeball;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.LandmarkEmbedding;
import org.understudy.parametric.Side;

/**
 * What the fit needs of a face model: the landmarks alone, in the head frame (metres, origin at the
 * head joint), linear in identity and expression: eq. 7 of the paper restricted to the 478 points
 * of MediaPipe's mesh. Immutable and safe to share.
 */
public final class LandmarkModel {
  /** Landmarks of MediaPipe's attention mesh: 468 of the face, 5 of each iris. */
  public static final int COUNT = 478;

  /** Landmarks of the face alone; the irises follow. */
  public static final int FACE_COUNT = 468;

  /** Index of the left eye in eye arrays. */
  public static final int LEFT = 0;

  /** Index of the right eye in eye arrays. */
  public static final int RIGHT = 1;

  /** Displacements shorter than this at full strength are left out of the sparse rows, metres. */
  private static final float NEGLIGIBLE_METRES = 5e-5f;

  private final float[] mean;
  private final float[][] identity;
  private final float[] eyeCentres;
  private final float[][] eyeShifts;
  private final int[] rowStarts;
  private final int[] rowExpressions;
  private final float[] rowOffsets;

  /**
   * A model.
   *
   * @param mean [478][3] metres
   * @param identity [K][478][3] metres per standard deviation, each coefficient N(0, 1)
   * @param expressions [52][478][3] metres at coefficient 1
   * @param eyeCentres [2][3] centres of the left and the right eyeball, metres
   * @param eyeShifts [K][2][3] how identity moves them
   */
  public LandmarkModel(
      float[] mean,
      float[][] identity,
      float[][] expressions,
      float[] eyeCentres,
      float[][] eyeShifts) {
    require("mean", mean, 3 * COUNT);
    require("eye centres", eyeCentres, 6);
    if (expressions.length != ArkitExpression.COUNT || identity.length != eyeShifts.length) {
      throw new IllegalArgumentException(
          "a landmark model takes %d expressions and as many eye shifts as identities, got %d, %d and %d"
              .formatted(
                  ArkitExpression.COUNT, expressions.length, eyeShifts.length, identity.length));
    }
    this.mean = mean.clone();
    this.identity = new float[identity.length][];
    this.eyeShifts = new float[identity.length][];
    for (int k = 0; k < identity.length; k++) {
      require("identity " + k, identity[k], 3 * COUNT);
      require("eye shift " + k, eyeShifts[k], 6);
      this.identity[k] = identity[k].clone();
      this.eyeShifts[k] = eyeShifts[k].clone();
    }
    this.eyeCentres = eyeCentres.clone();
    for (int e = 0; e < expressions.length; e++) {
      require(ArkitExpression.all().get(e).arkitName(), expressions[e], 3 * COUNT);
    }
    float[][] motions = expressions.clone();
    ShutLips.combine(motions);

    rowStarts = new int[COUNT + 1];
    int[] which = new int[COUNT * ArkitExpression.COUNT];
    float[] offsets = new float[3 * which.length];
    int n = 0;
    for (int l = 0; l < COUNT; l++) {
      rowStarts[l] = n;
      for (int e = 0; e < motions.length; e++) {
        float[] d = motions[e];
        float longest =
            Math.max(Math.abs(d[3 * l]), Math.max(Math.abs(d[3 * l + 1]), Math.abs(d[3 * l + 2])));
        if (longest > NEGLIGIBLE_METRES) {
          which[n] = e;
          System.arraycopy(d, 3 * l, offsets, 3 * n, 3);
          n++;
        }
      }
    }
    rowStarts[COUNT] = n;
    rowExpressions = Arrays.copyOf(which, n);
    rowOffsets = Arrays.copyOf(offsets, 3 * n);
  }

  /**
   * The landmarks of a face model.
   *
   * @throws IllegalStateException for a model without landmark embedding or eyeballs
   */
  public static LandmarkModel of(FaceModel face) {
    LandmarkEmbedding embedding = face.landmarks();
    float[] mean = new float[3 * COUNT];
    embedding.locate(face.mean(), mean);
    int count = face.identityCount();
    float[][] identity = new float[count][3 * COUNT];
    float[][] eyeShifts = new float[count][6];
    Eyeball left = face.eye(Side.LEFT);
    Eyeball right = face.eye(Side.RIGHT);
    float[] field = new float[3 * face.vertexCount()];
    for (int k = 0; k < count; k++) {
      System.arraycopy(face.identityBasis(), k * field.length, field, 0, field.length);
      embedding.locate(field, identity[k]);
      System.arraycopy(left.identityShift(), 3 * k, eyeShifts[k], 3 * LEFT, 3);
      System.arraycopy(right.identityShift(), 3 * k, eyeShifts[k], 3 * RIGHT, 3);
    }
    float[][] expressions = new float[ArkitExpression.COUNT][3 * COUNT];
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      Arrays.fill(field, 0);
      face.expression(e).addTo(field, 1);
      embedding.locate(field, expressions[e]);
    }
    float[] eyes = new float[6];
    System.arraycopy(left.centre(), 0, eyes, 3 * LEFT, 3);
    System.arraycopy(right.centre(), 0, eyes, 3 * RIGHT, 3);
    return new LandmarkModel(mean, identity, expressions, eyes, eyeShifts);
  }

  private static void require(String name, float[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "%s takes %d numbers, got %d".formatted(name, length, values.length));
    }
  }

  /** Number of identity coefficients, K. */
  public int identityCount() {
    return identity.length;
  }

  /** One coordinate of a landmark of the mean face. */
  float mean(int landmark, int axis) {
    return mean[3 * landmark + axis];
  }

  /** The displacement of all landmarks per standard deviation of identity k; not to be written. */
  float[] identityShift(int k) {
    return identity[k];
  }

  /** Displacements of landmark l are the entries from rowStart(l) to rowStart(l + 1). */
  int rowStart(int landmark) {
    return rowStarts[landmark];
  }

  /** Which expression an entry belongs to. */
  int expressionOf(int entry) {
    return rowExpressions[entry];
  }

  /** One coordinate of the displacement of an entry, metres at coefficient 1. */
  float offset(int entry, int axis) {
    return rowOffsets[3 * entry + axis];
  }

  /**
   * Writes the neutral landmarks and eye centres of an identity.
   *
   * @param coefficients [K]
   * @param landmarks [478][3], overwritten
   * @param eyes [2][3], overwritten
   */
  void writeNeutral(double[] coefficients, double[] landmarks, double[] eyes) {
    for (int i = 0; i < mean.length; i++) {
      landmarks[i] = mean[i];
    }
    for (int i = 0; i < 6; i++) {
      eyes[i] = eyeCentres[i];
    }
    for (int k = 0; k < identity.length; k++) {
      double a = coefficients[k];
      float[] shift = identity[k];
      for (int i = 0; i < shift.length; i++) {
        landmarks[i] += a * shift[i];
      }
      for (int i = 0; i < 6; i++) {
        eyes[i] += a * eyeShifts[k][i];
      }
    }
  }
}
