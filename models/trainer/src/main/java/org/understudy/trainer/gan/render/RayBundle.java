package org.understudy.trainer.gan.render;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * Sample points on the rays of a batch of square pictures, pixel by pixel in rows from the top
 * left. The tensors belong to the scope they were made in.
 *
 * @param points [B, S, R, 3] metres, bust's frame; R = size * size
 * @param depths [B, S, R] metres from the camera, growing along S
 * @param directions [B, R, 3] unit vectors from the camera into the scene
 * @param size pixels along each side
 */
public record RayBundle(Tensor points, Tensor depths, Tensor directions, int size) {

  /** Evenly spaced samples from near to far on the rays of one camera per batch entry. */
  public static RayBundle of(List<GanCamera> cameras, int size, int samples, Placement placement) {
    int batch = cameras.size();
    int rays = size * size;
    double[] origins = new double[3 * batch];
    double[] directions = new double[3 * rays * batch];
    double[] depths = new double[samples * batch];
    for (int b = 0; b < batch; b++) {
      GanCamera camera = cameras.get(b);
      origins[3 * b] = camera.cameraToBust().translationX();
      origins[3 * b + 1] = camera.cameraToBust().translationY();
      origins[3 * b + 2] = camera.cameraToBust().translationZ();
      writeDirections(camera, size, directions, 3 * rays * b);
      double step = (camera.farMetres() - camera.nearMetres()) / (samples - 1);
      for (int s = 0; s < samples; s++) {
        depths[samples * b + s] = camera.nearMetres() + step * s;
      }
    }
    Tensor direction = placement.of(directions, batch, rays, 3);
    Tensor depth = placement.of(depths, batch, samples, 1, 1);
    Tensor points = placement.of(origins, batch, 1, 1, 3).add(direction.unsqueeze(1).mul(depth));
    return new RayBundle(points, depth.squeeze(-1).expand(batch, samples, rays), direction, size);
  }

  private static void writeDirections(GanCamera camera, int size, double[] out, int from) {
    GanCamera.Window window = camera.window();
    var rotation = camera.cameraToBust().rotation();
    int at = from;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double x = window.x() + window.half() * ((2 * column + 1.0) / size - 1);
        double y = window.y() - window.half() * ((2 * row + 1.0) / size - 1);
        double length = Math.sqrt(x * x + y * y + 1);
        double[] turned = rotation.apply(x / length, y / length, -1 / length);
        for (double coordinate : turned) {
          out[at++] = coordinate;
        }
      }
    }
  }
}
