package org.understudy.trainer.model;

import java.io.IOException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.FaceModel;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;

/**
 * The identity and shape coefficients that come nearest to a character, by least squares over the
 * vertices with a weak pull to the mean. Safe to share.
 */
public final class IdentityProjection {
  /** Share of a basis vector's mean square, against division by what hardly moves anything. */
  private static final double RIDGE = 1e-7;

  private final FaceModelBuilder heads;
  private final BustModelBuilder busts;
  private final Basis identity;
  private final Basis shape;

  /**
   * A projection onto models that were built from a data folder.
   *
   * @throws IOException if a file of the data folder is missing or malformed
   */
  public IdentityProjection(MakeHuman data, BuiltInModels models) throws IOException {
    FaceModel face = models.face();
    BustModel bust = models.bust();
    heads = new FaceModelBuilder(data);
    busts = new BustModelBuilder(data);
    identity = new Basis(face.mean(), face.identityBasis(), face.identityCount());
    shape = new Basis(bust.template(), bust.shapeBasis(), bust.shapeCount());
  }

  /** [K] identity coefficients of the face model, in standard deviations. */
  public float[] identity(MakeHumanCharacter character) {
    return identity.project(heads.head(character));
  }

  /** [S] shape coefficients of the bust model, in standard deviations. */
  public float[] shape(MakeHumanCharacter character) {
    return shape.project(busts.bust(character));
  }

  /** A mean and the directions that vary about it. */
  private static final class Basis {
    private final float[] mean;
    private final DMatrixRMaj directions;
    private final DMatrixRMaj inverse;

    Basis(float[] mean, float[] basis, int count) {
      this.mean = mean;
      this.directions = new DMatrixRMaj(count, mean.length);
      for (int i = 0; i < basis.length; i++) {
        directions.data[i] = basis[i];
      }
      DMatrixRMaj gram = new DMatrixRMaj(count, count);
      CommonOps_DDRM.multTransB(directions, directions, gram);
      double ridge = RIDGE * CommonOps_DDRM.trace(gram) / Math.max(1, count);
      for (int k = 0; k < count; k++) {
        gram.add(k, k, ridge);
      }
      LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(count);
      if (!solver.setA(gram)) {
        throw new IllegalArgumentException("the model's basis is degenerate");
      }
      inverse = new DMatrixRMaj(count, count);
      solver.invert(inverse);
    }

    float[] project(float[] vertices) {
      if (vertices.length != mean.length) {
        throw new IllegalStateException(
            "the data folder's mesh has %d coordinates, the model %d: build the model again"
                .formatted(vertices.length, mean.length));
      }
      DMatrixRMaj offset = new DMatrixRMaj(mean.length, 1);
      for (int i = 0; i < mean.length; i++) {
        offset.data[i] = vertices[i] - mean[i];
      }
      DMatrixRMaj along = new DMatrixRMaj(directions.numRows, 1);
      CommonOps_DDRM.mult(directions, offset, along);
      DMatrixRMaj solved = new DMatrixRMaj(directions.numRows, 1);
      CommonOps_DDRM.mult(inverse, along, solved);
      float[] out = new float[directions.numRows];
      for (int k = 0; k < out.length; k++) {
        out[k] = (float) solved.data[k];
      }
      return out;
    }
  }
}
