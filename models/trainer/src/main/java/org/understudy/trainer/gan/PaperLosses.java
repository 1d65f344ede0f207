package org.understudy.trainer.gan;

import org.bytedeco.pytorch.Tensor;
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
   * Adds the terms that hold the deformations (eq. 10 to 13), on the rays of one picture.
   *
   * @param rays what the deformations did
   * @param delta [B, P, 3] metres, small random offsets for every sample (eq. 12)
   */
  public static LossTerms addDeformations(
      LossTerms terms,
      PaperGenerator generator,
      Subjects subjects,
      DeformedRays rays,
      Tensor delta,
      Preset preset) {
    Preset.Losses weights = preset.losses();
    Tensor posed = rays.posed();
    Tensor canonical = rays.canonical();
    Tensor reference = generator.referenceOffsets(subjects, posed);
    Tensor perturbed = generator.toCanonical(subjects, posed.add(delta));
    return terms
        .add(
            "faceModel",
            DeformationLosses.faceModel(posed, canonical, reference),
            weights.faceModel())
        .add(
            "poseSmooth",
            DeformationLosses.poseSmooth(
                rays.smoothed(), rays.transforms(), preset.poseDeformation().averagePool()),
            weights.poseSmooth())
        .add(
            "expressionSmooth",
            DeformationLosses.expressionSmooth(canonical, perturbed),
            weights.expressionSmooth())
        .add(
            "expressionMinimal",
            DeformationLosses.expressionMinimal(posed, canonical),
            weights.expressionMinimal());
  }
}
