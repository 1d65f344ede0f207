package org.understudy.trainer.gan.preset;

import java.util.List;

/**
 * Every constant of the generator and its training. Immutable; where a figure comes from is said in
 * the preset's file. Lengths are metres in the bust's rest frame unless named units.
 */
public record Preset(
    Codes codes,
    Space space,
    Manifolds manifolds,
    Radiance radiance,
    Upsampler upsampler,
    PoseDeformation poseDeformation,
    ExpressionDeformation expressionDeformation,
    Discriminator discriminator,
    Rendering rendering,
    Losses losses,
    Optimiser optimiser,
    People people,
    Training training)
    implements AnyPreset {

  /** Numbers in each latent code; z_id is face and shape together. */
  public record Codes(int face, int shape, int expression, int noise) {
    public Codes {
      Require.atLeast("face", face, 1);
      Require.atLeast("shape", shape, 1);
      Require.atLeast("expression", expression, 1);
      Require.atLeast("noise", noise, 1);
    }

    /** Numbers in z_id. */
    public int identity() {
      return face + shape;
    }
  }

  /** How metres become the networks' unit: {@code (x - centre) / metresPerUnit}. */
  public record Space(List<Double> centreMetres, double metresPerUnit) {
    public Space {
      centreMetres = Require.point("centreMetres", centreMetres);
      Require.positive("metresPerUnit", metresPerUnit);
    }
  }

  /** M and its level sets; the first level starts on the outer sphere, the last on the inner. */
  public record Manifolds(
      int levels,
      double firstLevel,
      double lastLevel,
      int hiddenLayers,
      int hiddenWidth,
      List<Double> sphereCentreUnits,
      double outerRadiusUnits,
      double innerRadiusUnits,
      int samplesPerRay) {
    public Manifolds {
      Require.atLeast("levels", levels, 2);
      Require.finite("lastLevel", lastLevel);
      Require.above("firstLevel", firstLevel, "lastLevel", lastLevel);
      Require.atLeast("hiddenLayers", hiddenLayers, 1);
      Require.atLeast("hiddenWidth", hiddenWidth, 1);
      sphereCentreUnits = Require.point("sphereCentreUnits", sphereCentreUnits);
      Require.positive("innerRadiusUnits", innerRadiusUnits);
      Require.above("outerRadiusUnits", outerRadiusUnits, "innerRadiusUnits", innerRadiusUnits);
      Require.atLeast("samplesPerRay", samplesPerRay, 2);
    }

    /** Level {@code i} of M, 0 the front one. */
    public double level(int i) {
      return firstLevel + (lastLevel - firstLevel) * i / (levels - 1);
    }
  }

  /** phi; read-out layers count from 1. */
  public record Radiance(
      int layers,
      int width,
      int mappingLayers,
      int mappingWidth,
      List<Integer> readOutLayers,
      int features,
      double boxUnits,
      double densityBias) {
    public Radiance {
      Require.atLeast("layers", layers, 1);
      Require.atLeast("width", width, 1);
      Require.atLeast("mappingLayers", mappingLayers, 1);
      Require.atLeast("mappingWidth", mappingWidth, 1);
      readOutLayers = Require.widths("readOutLayers", readOutLayers);
      for (int layer : readOutLayers) {
        Require.range("readOutLayers", layer, 1, layers);
      }
      Require.atLeast("features", features, 1);
      Require.positive("boxUnits", boxUnits);
      Require.finite("densityBias", densityBias);
    }
  }

  /** U and the flattened maps: an orthographic square seen from the front. */
  public record Upsampler(
      int style,
      int mappingLayers,
      int channels,
      int blocks,
      int growth,
      List<Integer> subPixelChannels,
      int mapSize,
      double mapHalfExtentMetres) {
    public Upsampler {
      Require.atLeast("style", style, 1);
      Require.atLeast("mappingLayers", mappingLayers, 1);
      Require.atLeast("channels", channels, 1);
      Require.atLeast("blocks", blocks, 1);
      Require.atLeast("growth", growth, 1);
      subPixelChannels = Require.widths("subPixelChannels", subPixelChannels);
      Require.atLeast("mapSize", mapSize, 2);
      Require.positive("mapHalfExtentMetres", mapHalfExtentMetres);
    }

    /** Pixels along each side of an upsampled map: each sub-pixel convolution doubles them. */
    public int upsampledSize() {
      return mapSize << subPixelChannels.size();
    }
  }

  /** D^p; sizes as depth along the ray, height, width. */
  public record PoseDeformation(List<Integer> kernel, int hidden, List<Integer> averagePool) {
    public PoseDeformation {
      kernel = Require.kernel("kernel", kernel);
      Require.atLeast("hidden", hidden, 1);
      averagePool = Require.kernel("averagePool", averagePool);
    }
  }

  /** D^e. */
  public record ExpressionDeformation(int layers, int width, int mappingLayers, int mappingWidth) {
    public ExpressionDeformation {
      Require.atLeast("layers", layers, 1);
      Require.atLeast("width", width, 1);
      Require.atLeast("mappingLayers", mappingLayers, 1);
      Require.atLeast("mappingWidth", mappingWidth, 1);
    }
  }

  /** All discriminators; the last width serves every further halving. */
  public record Discriminator(List<Integer> channels, double torsoShare) {
    public Discriminator {
      channels = Require.widths("channels", channels);
      Require.range("torsoShare", torsoShare, 0.05, 1);
    }
  }

  /** Picture sizes in pixels, and where the rays of the two cameras are sampled. */
  public record Rendering(int lowSize, int highSize, int highFaceSize, View portrait, View face) {
    public Rendering {
      Require.atLeast("lowSize", lowSize, 4);
      Require.atLeast("highSize", highSize, lowSize);
      Require.atLeast("highFaceSize", highFaceSize, lowSize);
    }
  }

  /**
   * What a camera looks at. Where cameras stand and how wide they see is for the set to say. The
   * target is in the bust's rest frame for the portrait, and counted from the head joint in the
   * head's own frame for the face; samples on a ray lie no further than the reach before and behind
   * it.
   */
  public record View(List<Double> targetMetres, double reachMetres) {
    public View {
      targetMetres = Require.point("targetMetres", targetMetres);
      Require.positive("reachMetres", reachMetres);
    }
  }

  /** Weights of the losses, and the perturbation of eq. 12. */
  public record Losses(
      double whole,
      double face,
      double torso,
      double r1,
      double cameraRegression,
      double landmarks,
      double faceModel,
      double poseSmooth,
      double expressionSmooth,
      double expressionMinimal,
      double perturbationMetres) {
    public Losses {
      Require.range("whole", whole, 0, 1e6);
      Require.range("face", face, 0, 1e6);
      Require.range("torso", torso, 0, 1e6);
      Require.range("r1", r1, 0, 1e6);
      Require.range("cameraRegression", cameraRegression, 0, 1e6);
      Require.range("landmarks", landmarks, 0, 1e6);
      Require.range("faceModel", faceModel, 0, 1e6);
      Require.range("poseSmooth", poseSmooth, 0, 1e6);
      Require.range("expressionSmooth", expressionSmooth, 0, 1e6);
      Require.range("expressionMinimal", expressionMinimal, 0, 1e6);
      Require.positive("perturbationMetres", perturbationMetres);
    }
  }

  /** Adam and what surrounds it. */
  public record Optimiser(
      double generatorRate,
      double discriminatorRate,
      double beta1,
      double beta2,
      double gradientClip,
      int batch) {
    public Optimiser {
      Require.positive("generatorRate", generatorRate);
      Require.positive("discriminatorRate", discriminatorRate);
      Require.range("beta1", beta1, 0, 0.9999);
      Require.range("beta2", beta2, 0, 0.9999);
      Require.positive("gradientClip", gradientClip);
      Require.atLeast("batch", batch, 1);
    }
  }

  /**
   * How long a run is.
   *
   * @param stageOnePictures generated in the first stage
   * @param stageTwoPictures generated in the second stage
   * @param atOnce pictures of a batch that are generated at a time; their gradients add up, so that
   *     a small number saves memory and costs time alone
   */
  public record Training(int stageOnePictures, int stageTwoPictures, int atOnce) {
    public Training {
      Require.atLeast("stageOnePictures", stageOnePictures, 1);
      Require.atLeast("stageTwoPictures", stageTwoPictures, 1);
      Require.atLeast("atOnce", atOnce, 1);
    }
  }
}
