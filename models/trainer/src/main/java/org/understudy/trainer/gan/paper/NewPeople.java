package org.understudy.trainer.gan.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.understudy.avatar.generator.CodeMixture;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.gan.people.MixtureFit;
import org.understudy.trainer.gan.preset.Preset;

/**
 * People as a set's distributions have them (paper, section 3.6): identity and shape from a mixture
 * fitted to the set's codes, pose and camera of one of its portraits, the expression of another,
 * eps normally distributed. Safe to share.
 */
final class NewPeople {
  private static final long MIXTURE_SEED = 1;

  private final PaperSettings settings;
  private final List<PortraitCodes> portraits = new ArrayList<>();
  private final CodeMixture mixture;

  /**
   * Reads the codes of a set and fits the mixture.
   *
   * @throws IOException if the set is damaged
   */
  NewPeople(PaperSettings settings) throws IOException {
    this.settings = settings;
    Preset.Codes codes = settings.preset().codes();
    List<float[]> identities = new ArrayList<>();
    for (int i = 0; i < settings.set().count(); i++) {
      PortraitCodes portrait = settings.set().codes(i);
      portraits.add(portrait);
      float[] identity = Arrays.copyOf(portrait.identity(), codes.identity());
      System.arraycopy(portrait.shape(), 0, identity, codes.face(), codes.shape());
      identities.add(identity);
    }
    mixture =
        MixtureFit.of(
            identities,
            settings.preset().people().components(identities.size()),
            settings.preset().people().prior(),
            MIXTURE_SEED);
  }

  /**
   * Who is drawn.
   *
   * @param identity [face + shape] z_id
   * @param noise [noise] eps
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Person(float[] identity, float[] noise) {}

  /**
   * A person before the cameras.
   *
   * @param pose whose expression is z_exp and whose joints are z_pose
   */
  record Sitter(Person person, PortraitPose pose, Viewpoint viewpoint) {}

  /**
   * Somebody new.
   *
   * @param truncation factor on what sets the person apart from others, 1 for all variety
   */
  Person person(SplittableRandom random, double truncation) {
    float[] identity = mixture.sample(random, truncation);
    float[] noise = new float[settings.preset().codes().noise()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (truncation * random.nextGaussian());
    }
    return new Person(identity, noise);
  }

  /** Draws people in states of the set's portraits; the same seed draws the same. */
  List<Sitter> draw(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sitter> sitters = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      Person person = person(random, 1);
      PortraitCodes state = portraits.get(random.nextInt(portraits.size()));
      float[] expression = portraits.get(random.nextInt(portraits.size())).expression();
      sitters.add(
          sitter(
              person, state.pose().withExpression(expression), state.verticalFieldOfViewDegrees()));
    }
    return sitters;
  }

  /** A person in a state. */
  Sitter sitter(Person person, PortraitPose pose, double fieldOfViewDegrees) {
    Viewpoint viewpoint =
        Viewpoint.of(
            settings.bust().skeleton(shape(person)),
            pose,
            fieldOfViewDegrees,
            settings.preset().rendering());
    return new Sitter(person, pose, viewpoint);
  }

  /** The part of z_id that shapes the body. */
  float[] shape(Person person) {
    Preset.Codes codes = settings.preset().codes();
    return Arrays.copyOfRange(person.identity(), codes.face(), codes.identity());
  }

  /** The codes of a batch. */
  LatentCodes codes(List<Sitter> sitters) {
    int batch = sitters.size();
    float[][] face = new float[batch][];
    float[][] shape = new float[batch][];
    float[][] expression = new float[batch][];
    float[][] joints = new float[batch][];
    float[][] noise = new float[batch][];
    for (int b = 0; b < batch; b++) {
      Sitter sitter = sitters.get(b);
      face[b] = Arrays.copyOf(sitter.person.identity, settings.preset().codes().face());
      shape[b] = shape(sitter.person);
      expression[b] = sitter.pose.expression();
      joints[b] = sitter.pose.joints();
      noise[b] = sitter.person.noise;
    }
    return new LatentCodes(face, shape, expression, joints, noise);
  }
}
