package org.understudy.trainer.gan.render;

import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * The manifolds laid flat (GRAM-HD, Xiang et al. 2023, section 3.2): an orthographic view along -z
 * of a square about the bust's centre gives every manifold one texture. Owns constants; close it.
 */
public final class FlattenedMaps implements AutoCloseable {
  private static final int BILINEAR = 0;
  private static final int ZEROS_OUTSIDE = 0;

  private final Preset preset;
  private final Placement placement;
  private final Tensor centre;

  /** Maps of a preset's extent. */
  public FlattenedMaps(Preset preset, Placement placement) {
    this.preset = preset;
    this.placement = placement;
    double[] middle = {preset.space().centreMetres().get(0), preset.space().centreMetres().get(1)};
    centre = Scopes.owned(() -> placement.of(middle, 2));
  }

  /** Rays through the centres of the texels of one map; a batch of one, in canonical space. */
  public RayBundle rays() {
    int size = preset.upsampler().mapSize();
    int samples = preset.manifolds().samplesPerRay();
    double half = preset.upsampler().mapHalfExtentMetres();
    double reach =
        (preset.manifolds().outerRadiusUnits() - preset.manifolds().innerRadiusUnits())
            * preset.space().metresPerUnit();
    int rays = size * size;
    double[] points = new double[3 * samples * rays];
    double[] depths = new double[samples * rays];
    for (int s = 0, at = 0; s < samples; s++) {
      double depth = 2 * reach * s / (samples - 1);
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++, at++) {
          depths[at] = depth;
          points[3 * at] =
              preset.space().centreMetres().get(0) + half * ((2.0 * column + 1) / size - 1);
          points[3 * at + 1] =
              preset.space().centreMetres().get(1) - half * ((2.0 * row + 1) / size - 1);
          points[3 * at + 2] = preset.space().centreMetres().get(2) + reach - depth;
        }
      }
    }
    double[] directions = new double[3 * rays];
    for (int r = 0; r < rays; r++) {
      directions[3 * r + 2] = -1;
    }
    return new RayBundle(
        placement.of(points, 1, samples, rays, 3),
        placement.of(depths, 1, samples, rays),
        placement.of(directions, 1, rays, 3),
        size);
  }

  /**
   * Bilinear look-up of canonical points on the maps of their manifolds.
   *
   * @param maps [B, N, C, H, W]
   * @param points [B, N, R, 3] metres
   * @return [B, N, R, C]; zero outside the maps
   */
  public Tensor sample(Tensor maps, Tensor points) {
    return Scopes.inner(
        () -> {
          long[] m = maps.shape();
          long rays = points.size(2);
          double half = preset.upsampler().mapHalfExtentMetres();
          Tensor offset = times(points.narrow(3, 0, 2).sub(centre), 1 / half);
          Tensor grid = offset.mul(placement.of(new double[] {1, -1}, 2));
          Tensor sampled =
              torch.grid_sampler(
                  maps.reshape(m[0] * m[1], m[2], m[3], m[4]),
                  grid.reshape(m[0] * m[1], 1, rays, 2),
                  BILINEAR,
                  ZEROS_OUTSIDE,
                  false);
          return sampled.reshape(m[0], m[1], m[2], rays).permute(0, 1, 3, 2);
        });
  }

  @Override
  public void close() {
    centre.close();
  }
}
