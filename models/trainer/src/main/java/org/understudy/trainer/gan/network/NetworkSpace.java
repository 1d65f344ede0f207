package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/** Metres to the networks' unit and back. Owns a constant; close it. */
final class NetworkSpace implements AutoCloseable {
  private final Tensor centre;
  private final double metresPerUnit;

  NetworkSpace(Preset.Space space, Placement placement) {
    centre =
        Scopes.owned(
            () ->
                placement.of(
                    space.centreMetres().stream().mapToDouble(Double::doubleValue).toArray(), 3));
    metresPerUnit = space.metresPerUnit();
  }

  /** Units of points [..., 3] in metres, times a factor. */
  Tensor units(Tensor metres, double factor) {
    return times(metres.sub(centre), factor / metresPerUnit);
  }

  /** Writes what {@link #units} does for [P, 3]. */
  String write(OnnxGraph graph, String metres, double factor) {
    String centred =
        graph.node("Sub", List.of(metres, graph.weights(Placement.readSingle(centre), 1, 3)));
    return graph.node("Mul", List.of(centred, graph.scalar(factor / metresPerUnit)));
  }

  /** Metres of an offset in units. */
  Tensor offsetMetres(Tensor units) {
    return times(units, metresPerUnit);
  }

  /** Metres of a point given in units, along one axis. */
  static double metres(Preset.Space space, int axis, double units) {
    return space.centreMetres().get(axis) + space.metresPerUnit() * units;
  }

  @Override
  public void close() {
    centre.close();
  }
}
