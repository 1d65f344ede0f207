package org.understudy.trainer.gan.regress;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.parametric.ArkitExpression;
import org.understudy.trainer.gan.onnx.OnnxWeights;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * A trained {@link FaceRegressor} in libtorch, through which gradients go back to pictures; it
 * learns nothing itself. Owns native memory; close it. Not safe for concurrent use.
 */
public final class DifferentiableRegressor implements AutoCloseable {
  /** Weight and bias of two layers at least. */
  private static final int LEAST = 4;

  private final ParameterSet parameters;
  private final RegressorNetwork network;
  private final int identityCount;

  /**
   * Reads a file of {@link FaceRegressor}.
   *
   * @throws IOException if it is of another network
   */
  public DifferentiableRegressor(byte[] model, Placement placement) throws IOException {
    List<double[]> weights = OnnxWeights.read(model);
    if (weights.size() < LEAST) {
      throw new IOException("the file holds no regressor of faces");
    }
    int outputs = weights.getLast().length;
    identityCount = outputs - ArkitExpression.COUNT;
    parameters = new ParameterSet(placement, new Random(0));
    int features = weights.get(weights.size() - 3).length;
    network =
        new RegressorNetwork(
            parameters.scope("regressor"), RegressorTraining.SIZE, outputs, features);
    List<String> names = parameters.names();
    if (identityCount < 1 || names.size() != weights.size()) {
      close();
      throw new IOException("the file holds another network than a regressor of faces");
    }
    try {
      for (int i = 0; i < weights.size(); i++) {
        parameters.set(names.get(i), weights.get(i));
      }
    } catch (IllegalArgumentException e) {
      close();
      throw new IOException("the regressor of faces is of another size: " + e.getMessage(), e);
    }
    parameters.learn(false);
  }

  /**
   * What faces say.
   *
   * @param identity [B, K] coefficients of the face model
   * @param expression [B, 52] coefficients
   */
  public record Codes(Tensor identity, Tensor expression) {}

  /**
   * Reads faces.
   *
   * @param faces [B, 3, size, size] 0..1, what {@link FaceWindow} cuts, of any size
   */
  public Codes read(Tensor faces) {
    Tensor codes =
        Scopes.inner(
            () -> {
              long size = RegressorTraining.SIZE;
              Tensor fitted = faces;
              while (fitted.size(2) >= 2 * size) {
                fitted = torch.avg_pool2d(fitted, 2, 2);
              }
              if (fitted.size(2) != size) {
                fitted = torch.upsample_bilinear2d(fitted, new long[] {size, size}, false);
              }
              return network.apply(fitted).codes();
            });
    return new Codes(
        codes.narrow(1, 0, identityCount), codes.narrow(1, identityCount, ArkitExpression.COUNT));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
