package org.understudy.trainer.gan.paper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.FaceModel;
import org.understudy.trainer.gan.deform.ExpressionReference;
import org.understudy.trainer.gan.deform.InverseSkinning;
import org.understudy.trainer.gan.network.ExpressionDeformation;
import org.understudy.trainer.gan.network.ManifoldPredictor;
import org.understudy.trainer.gan.network.ManifoldUpsampler;
import org.understudy.trainer.gan.network.PoseDeformation;
import org.understudy.trainer.gan.network.Radiance;
import org.understudy.trainer.gan.network.RadianceGenerator;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.render.Crossings;
import org.understudy.trainer.gan.render.EnlargedCrossings;
import org.understudy.trainer.gan.render.FlattenedMaps;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.render.RadianceCompositor;
import org.understudy.trainer.gan.render.RayBundle;
import org.understudy.trainer.gan.render.RayManifoldIntersection;
import org.understudy.trainer.gan.tensor.Arithmetic;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * The paper's generator G, point by point: rays of a posed portrait are bent to canonical space by
 * inverse skinning, D^p and D^e, meet the manifolds of M, and what phi says there is composited
 * (section 3). In the second stage phi and U fill flattened maps instead, which the crossings look
 * up.
 *
 * <p>Owns its networks; close it. Methods return tensors of the caller's {@code PointerScope}. Not
 * safe for concurrent use.
 */
public final class PaperGenerator implements AutoCloseable {
  private final Preset preset;
  private final Placement placement;
  private final BustModel bustModel;
  private final ManifoldPredictor manifolds;
  private final RadianceGenerator radiance;
  private final ManifoldUpsampler upsampler;
  private final PoseDeformation poseDeformation;
  private final ExpressionDeformation expressionDeformation;
  private final InverseSkinning skinning;
  private final ExpressionReference reference;
  private final RayManifoldIntersection intersection;
  private final FlattenedMaps maps;

  /**
   * A generator as it is before training.
   *
   * @param random what initial weights are drawn from
   * @throws IllegalArgumentException if the models have fewer coefficients than the preset asks for
   */
  public PaperGenerator(
      Preset preset, FaceModel face, BustModel bust, Placement placement, RandomGenerator random) {
    Preset.Codes codes = preset.codes();
    require("codes.face", codes.face(), face.identityCount());
    require("codes.shape", codes.shape(), bust.shapeCount());
    if (codes.expression() != face.expressionCount()) {
      throw new IllegalArgumentException(
          "the preset's codes.expression is %d, the face model has %d"
              .formatted(codes.expression(), face.expressionCount()));
    }
    this.preset = preset;
    this.placement = placement;
    bustModel = bust;
    manifolds = new ManifoldPredictor(preset, placement, random);
    radiance = new RadianceGenerator(preset, placement, random);
    upsampler = new ManifoldUpsampler(preset, placement, random);
    poseDeformation = new PoseDeformation(preset, placement, random);
    expressionDeformation = new ExpressionDeformation(preset, placement, random);
    skinning = new InverseSkinning(bust, placement);
    reference = new ExpressionReference(face, placement);
    intersection = new RayManifoldIntersection(preset.manifolds(), placement);
    maps = new FlattenedMaps(preset, placement);
  }

  private static void require(String field, int wanted, int there) {
    if (wanted > there) {
      throw new IllegalArgumentException(
          "the preset's %s is %d, the model has %d coefficients".formatted(field, wanted, there));
    }
  }

  /** Tensors and posed busts of codes. */
  public Subjects subjects(LatentCodes codes) {
    return Subjects.of(codes, preset.codes(), bustModel, placement);
  }

  /** Bends rays to canonical space (eq. 4 to 6). */
  public DeformedRays deform(Subjects subjects, RayBundle rays) {
    long[] shape = rays.points().shape();
    long batch = shape[0];
    long samples = shape[1];
    Tensor targets = rays.points().reshape(batch, samples * shape[2], 3);
    Tensor transforms =
        skinning
            .transforms(targets, subjects.bust())
            .permute(0, 2, 1)
            .reshape(batch, 16, samples, rays.size(), rays.size());
    Tensor smoothed = poseDeformation.apply(transforms);
    Tensor perPoint = smoothed.reshape(batch, 16, samples * shape[2]).permute(0, 2, 1);
    Tensor posed = InverseSkinning.apply(perPoint, targets);
    Tensor canonical =
        expressionDeformation.apply(posed, subjects.identity(), subjects.expression());
    return new DeformedRays(transforms, smoothed, posed, canonical);
  }

  /** D^e of points at the rest pose, for eq. 12. */
  public Tensor toCanonical(Subjects subjects, Tensor posed) {
    return expressionDeformation.apply(posed, subjects.identity(), subjects.expression());
  }

  /** dx_ref of points x_p [B, P, 3], for eq. 10. */
  public Tensor referenceOffsets(Subjects subjects, Tensor posed) {
    return reference.offsets(
        posed, subjects.face(), subjects.expression(), subjects.bust().headRest());
  }

  /**
   * Stage 1: pictures straight from phi.
   *
   * @param cameras one per subject
   * @param size pixels along each side
   */
  public GeneratedPicture render(Subjects subjects, List<GanCamera> cameras, int size) {
    RayBundle rays = rays(cameras, size);
    DeformedRays deformed = deform(subjects, rays);
    Crossings crossings = crossings(deformed, rays);
    Tensor order = crossings.order();
    Tensor points = Crossings.vectorsInOrder(crossings.points(), order);
    long[] shape = points.shape();
    long fragments = shape[1] * shape[2];
    Radiance seen =
        radiance.apply(
            points.reshape(shape[0], fragments, 3),
            subjects.identity(),
            subjects.noise(),
            rays.directions().unsqueeze(1).expand(shape).reshape(shape[0], fragments, 3));
    Tensor alpha =
        seen.alpha()
            .reshape(shape[0], shape[1], shape[2])
            .mul(Crossings.inOrder(crossings.present(), order));
    return new GeneratedPicture(
        RadianceCompositor.composite(seen.colour().reshape(shape), alpha, size), deformed);
  }

  /**
   * Radiance and features of the manifolds laid flat, R_lr; seen from straight ahead.
   *
   * @return [B, N, 4 + F, h, w]: colour, alpha, features
   */
  public Tensor flatten(Subjects subjects) {
    RayBundle rays = maps.rays();
    Crossings crossings = crossings(rays);
    long batch = subjects.identity().size(0);
    long[] shape = crossings.points().shape();
    long texels = shape[1] * shape[2];
    Tensor points = crossings.points().reshape(1, texels, 3).expand(batch, texels, 3);
    Tensor directions =
        rays.directions().unsqueeze(1).expand(shape).reshape(1, texels, 3).expand(batch, texels, 3);
    Radiance seen = radiance.apply(points, subjects.identity(), subjects.noise(), directions);
    Tensor alpha = seen.alpha().mul(crossings.present().reshape(1, texels)).unsqueeze(-1);
    Tensor all = Arithmetic.cat(2, seen.colour(), alpha, seen.features());
    return all.reshape(batch, shape[1], rays.size(), rays.size(), all.size(2))
        .permute(0, 1, 4, 2, 3);
  }

  /** Where the manifolds lie behind the texels of their maps, the same for everybody; B is 1. */
  Crossings mapCrossings() {
    return crossings(maps.rays());
  }

  private Crossings crossings(RayBundle straight) {
    return intersection.find(
        straight.points(), manifolds.apply(straight.points()), straight.depths());
  }

  /** U: R_lr to R_hr, [B, N, 4, H, W]. */
  public Tensor upsample(Subjects subjects, Tensor flattened) {
    return upsampler.apply(subjects.identity(), subjects.noise(), flattened);
  }

  /**
   * Stage 2: pictures from maps. Rays are bent and intersected at the low size of the preset; the
   * crossings, which vary smoothly over a picture, are enlarged.
   *
   * @param radianceMaps [B, N, 4, H, W] from {@link #upsample}
   * @param size pixels along each side
   */
  public GeneratedPicture render(
      Subjects subjects, Tensor radianceMaps, List<GanCamera> cameras, int size) {
    int low = Math.min(size, preset.rendering().lowSize());
    RayBundle rays = rays(cameras, low);
    DeformedRays deformed = deform(subjects, rays);
    Crossings crossings = EnlargedCrossings.of(crossings(deformed, rays), low, size);
    Tensor rgba = maps.sample(radianceMaps, crossings.points());
    Tensor order = crossings.order();
    Tensor sorted = Crossings.vectorsInOrder(rgba, order);
    Tensor alpha = sorted.select(3, 3).mul(Crossings.inOrder(crossings.present(), order));
    return new GeneratedPicture(
        RadianceCompositor.composite(sorted.narrow(3, 0, 3), alpha, size), deformed);
  }

  private RayBundle rays(List<GanCamera> cameras, int size) {
    return RayBundle.of(cameras, size, preset.manifolds().samplesPerRay(), placement);
  }

  private Crossings crossings(DeformedRays deformed, RayBundle rays) {
    Tensor canonical = deformed.canonical().reshape(rays.points().shape());
    return intersection.find(canonical, manifolds.apply(canonical), rays.depths());
  }

  /**
   * The networks that hold radiance as ONNX files, by their names: phi in two parts, and after the
   * second stage U.
   *
   * @param metadata texts kept in each
   */
  Map<String, byte[]> onnx(int stage, Map<String, String> metadata) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("mapping.onnx", radiance.mappingOnnx(metadata));
    files.put("radiance.onnx", radiance.onnx(metadata));
    if (stage == 2) {
      files.put("upsampler.onnx", upsampler.onnx(metadata));
    }
    return files;
  }

  /** Parameters that learn in stage 1: M, phi, D^p, D^e. */
  public List<ParameterSet> stageOne() {
    return List.of(
        manifolds.parameters(),
        radiance.parameters(),
        poseDeformation.parameters(),
        expressionDeformation.parameters());
  }

  /** Parameters that learn in stage 2: U. */
  public List<ParameterSet> stageTwo() {
    return List.of(upsampler.parameters());
  }

  @Override
  public void close() {
    manifolds.close();
    radiance.close();
    upsampler.close();
    poseDeformation.close();
    expressionDeformation.close();
    skinning.close();
    reference.close();
    intersection.close();
    maps.close();
  }
}
