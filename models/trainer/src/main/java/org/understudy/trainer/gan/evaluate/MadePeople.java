package org.understudy.trainer.gan.evaluate;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.generator.Generator;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.compact.PortraitView;
import org.understudy.trainer.gan.preset.CompactPreset;

/**
 * A generator's people in poses, with expressions and before cameras of a set's pictures. Safe to
 * share.
 */
final class MadePeople {
  private static final int LEAST_SIDE = 8;

  private final Generator generator;
  private final PortraitSet set;
  private final BustModel bust;
  private final PortraitView shown;
  private final double truncation;

  /**
   * People.
   *
   * @throws IOException if the generator is of a setting that is not known
   */
  MadePeople(Generator generator, PortraitSet set, BustModel bust, double truncation)
      throws IOException {
    this.generator = generator;
    this.set = set;
    this.bust = bust;
    this.truncation = truncation;
    this.shown = PortraitView.of(bust, generator.painter().metadata());
  }

  /** Whether they consist of their heads. */
  boolean headsOnly() {
    return shown.setting() == CompactPreset.Setting.HEAD;
  }

  /**
   * Somebody in some pose.
   *
   * @param picture of them
   * @param camera it was taken with
   * @param head where their head is, in camera space
   * @param identity [K] coefficients of the face model
   * @param expression [52] coefficients that were asked for, shown or not
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Posed(
      MadePicture picture,
      PinholeCamera camera,
      RigidTransform head,
      float[] identity,
      float[] expression) {}

  /** Draws a person; the same seed is the same person in the same pose. */
  Posed draw(long person) throws IOException {
    return draw(avatar(person), person, new SplittableRandom(person));
  }

  /** A person's avatar. */
  Avatar avatar(long person) {
    return generator.avatar("person", person, truncation);
  }

  /** Draws a person in a pose at random. */
  Posed draw(Avatar avatar, long person, SplittableRandom random) throws IOException {
    PortraitCodes codes = set.codes(random.nextInt(set.count()));
    float[] drawn = generator.person(person, truncation);
    float[] shape = shape(drawn);
    PortraitPose pose = shown.pose(shape, codes);
    int size = set.manifest().size();
    if (headsOnly()) {
      // as many pixels as the faces of the set's pictures have
      double side = shown.face(shape, codes, codes.camera(size)).side();
      size = Math.clamp(Math.round(side), LEAST_SIDE, size);
    }
    PinholeCamera camera = shown.camera(shape, codes, size);
    return new Posed(
        MadePicture.of(avatar, pose, camera),
        camera,
        avatar.skeleton().jointToCamera(pose, PortraitJoint.HEAD),
        Arrays.copyOf(drawn, set.manifest().identityCount()),
        codes.expression());
  }

  private float[] shape(float[] person) {
    int from = set.manifest().identityCount();
    return Arrays.copyOfRange(person, from, from + bust.shapeCount());
  }
}
