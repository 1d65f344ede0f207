package org.understudy.trainer.gan.paper;

import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.loss.AdversarialLoss;
import org.understudy.trainer.gan.loss.CameraRegressionLoss;
import org.understudy.trainer.gan.loss.DeformationLosses;
import org.understudy.trainer.gan.loss.LossTerms;
import org.understudy.trainer.gan.loss.R1Penalty;
import org.understudy.trainer.gan.network.Discriminator.Verdict;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.render.RadianceCompositor;

/**
 * The losses of one step by name (paper, section 3.5 and 3.6). L_lm (eq. 9) is not among them: it
 * takes a regressor of codes, and whoever has one adds it. Stateless.
 */
public final class PaperLosses {
  private static final double WHITE = 1;

  private PaperLosses() {}

  /**
   * Pictures of both cameras and the angles they were taken from.
   *
   * @param portraits [B, 3, H, W] over white
   * @param faces [B, 3, H', W'] over white
   * @param portraitCamera [B, 2] yaw and pitch, radians
   * @param faceCamera [B, 2]
   */
  public record Views(Tensor portraits, Tensor faces, Tensor portraitCamera, Tensor faceCamera) {
    /** Views of generated pictures. */
    public static Views of(
        GeneratedPicture portrait,
        GeneratedPicture face,
        Tensor portraitCamera,
        Tensor faceCamera) {
      return new Views(
          RadianceCompositor.over(portrait.rgba(), WHITE),
          RadianceCompositor.over(face.rgba(), WHITE),
          portraitCamera,
          faceCamera);
    }

    /** The same without a way back to the generator. */
    public Views detached() {
      return new Views(portraits.detach(), faces.detach(), portraitCamera, faceCamera);
    }
  }

  /** Adversarial terms of the generator. */
  public static LossTerms adversarial(
      PaperDiscriminators judges, Views fake, Preset.Losses weights) {
    Verdict whole = judges.whole(fake.portraits());
    Verdict face = judges.face(fake.faces());
    Verdict torso = judges.torso(fake.portraits());
    LossTerms terms =
        new LossTerms()
            .add("whole", AdversarialLoss.generator(whole.logit()), weights.whole())
            .add("face", AdversarialLoss.generator(face.logit()), weights.face())
            .add("torso", AdversarialLoss.generator(torso.logit()), weights.torso());
    return addCameras(terms, whole, face, fake, weights);
  }

  /**
   * Terms of the discriminators, R1 included.
   *
   * @param real whose pictures require gradients
   * @param fake detached
   */
  public static LossTerms discriminators(
      PaperDiscriminators judges, Views real, Views fake, Preset.Losses weights) {
    Verdict fakeWhole = judges.whole(fake.portraits());
    Verdict fakeFace = judges.face(fake.faces());
    Tensor whole = judges.whole(real.portraits()).logit();
    Tensor face = judges.face(real.faces()).logit();
    Tensor torso = judges.torso(real.portraits()).logit();
    Tensor fakeTorso = judges.torso(fake.portraits()).logit();
    LossTerms terms =
        new LossTerms()
            .add("whole", AdversarialLoss.discriminator(whole, fakeWhole.logit()), weights.whole())
            .add("face", AdversarialLoss.discriminator(face, fakeFace.logit()), weights.face())
            .add("torso", AdversarialLoss.discriminator(torso, fakeTorso), weights.torso())
            .add("r1.whole", R1Penalty.of(whole, real.portraits()), weights.r1() * weights.whole())
            .add("r1.face", R1Penalty.of(face, real.faces()), weights.r1() * weights.face())
            .add("r1.torso", R1Penalty.of(torso, real.portraits()), weights.r1() * weights.torso());
    return addCameras(terms, fakeWhole, fakeFace, fake, weights);
  }

  private static LossTerms addCameras(
      LossTerms terms, Verdict whole, Verdict face, Views fake, Preset.Losses weights) {
    return terms
        .add(
            "camera.whole",
            CameraRegressionLoss.of(whole.camera(), fake.portraitCamera()),
            weights.cameraRegression() * weights.whole())
        .add(
            "camera.face",
            CameraRegressionLoss.of(face.camera(), fake.faceCamera()),
            weights.cameraRegression() * weights.face());
  }

  /**
   * Adds the terms that hold the deformations (eq. 10 to 13), means over pictures.
   *
   * @param pictures what the deformations did in each, for the same subjects
   */
  public static LossTerms addDeformations(
      LossTerms terms,
      PaperGenerator generator,
      Subjects subjects,
      List<DeformedRays> pictures,
      Preset preset) {
    Tensor[] sums = new Tensor[4];
    for (DeformedRays rays : pictures) {
      Tensor[] own = deformations(generator, subjects, rays, preset);
      for (int i = 0; i < sums.length; i++) {
        Tensor share = times(own[i], 1.0 / pictures.size());
        sums[i] = sums[i] == null ? share : sums[i].add(share);
      }
    }
    Preset.Losses weights = preset.losses();
    return terms
        .add("faceModel", sums[0], weights.faceModel())
        .add("poseSmooth", sums[1], weights.poseSmooth())
        .add("expressionSmooth", sums[2], weights.expressionSmooth())
        .add("expressionMinimal", sums[3], weights.expressionMinimal());
  }

  /**
   * The four in the order of their equations; perturbations eq. 12 are libtorch's random numbers.
   */
  private static Tensor[] deformations(
      PaperGenerator generator, Subjects subjects, DeformedRays rays, Preset preset) {
    Tensor posed = rays.posed();
    Tensor canonical = rays.canonical();
    Tensor delta = times(torch.randn_like(posed), preset.losses().perturbationMetres());
    Tensor perturbed = generator.toCanonical(subjects, posed.add(delta));
    return new Tensor[] {
      DeformationLosses.faceModel(posed, canonical, generator.referenceOffsets(subjects, posed)),
      DeformationLosses.poseSmooth(
          rays.smoothed(), rays.transforms(), preset.poseDeformation().averagePool()),
      DeformationLosses.expressionSmooth(canonical, perturbed),
      DeformationLosses.expressionMinimal(posed, canonical)
    };
  }
}
