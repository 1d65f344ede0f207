package org.understudy.trainer.dataset;

import java.io.IOException;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.avatar.Framing;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.AvatarBake;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.model.IdentityProjection;
import org.understudy.trainer.studio.GalleryPeople;
import org.understudy.trainer.studio.LightRig;
import org.understudy.trainer.studio.Studio;
import org.understudy.trainer.studio.StudioCharacter;
import org.understudy.trainer.studio.StudioPicture;
import org.understudy.trainer.studio.Workers;

/**
 * One picture of every random person of the studio, each in a state of its own. Portrait i of a
 * seed is always the same. Safe to share.
 */
public final class StudioPortraits {
  /** Where people's own numbers begin, far from those that are used to look at people. */
  private static final long FIRST_PERSON = 1_000_000;

  private final MakeHuman data;
  private final BuiltInModels models;
  private final IdentityProjection projection;
  private final int size;
  private final long seed;
  private final boolean variedLight;

  /**
   * A source of portraits.
   *
   * @param size pixels along each side
   * @param seed of people and states
   * @param variedLight whether everybody stands in other light; else in the portrait light
   * @throws IOException if a file of the data folder or a model is missing or malformed
   */
  public StudioPortraits(MakeHuman data, int size, long seed, boolean variedLight)
      throws IOException {
    this.data = data;
    this.size = size;
    this.seed = seed;
    this.variedLight = variedLight;
    this.models = BuiltInModels.read();
    this.projection = new IdentityProjection(data, models);
  }

  int identityCount() {
    return models.face().identityCount();
  }

  int shapeCount() {
    return models.bust().shapeCount();
  }

  /**
   * Takes a portrait.
   *
   * @param index 0 or more
   * @param workers where the work of this one picture runs
   * @throws IOException if a file of the data folder is missing or malformed
   */
  public Portrait take(long index, Workers workers) throws IOException {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 0x9E3779B97F4A7C15L + index);
    String person = String.valueOf(FIRST_PERSON * (1 + seed) + index);
    StudioCharacter character = StudioCharacter.of(data, GalleryPeople.find(person, data));
    Framing framing = AvatarBake.framing(character);
    PortraitPose pose =
        new RandomPoses(random).draw(framing, character.skeleton().rest(PortraitJoint.HEAD, 1));
    LightRig rig = variedLight ? LightRig.varied(random) : LightRig.portrait();
    StudioPicture picture =
        new Studio(character, rig, workers, 2).render(pose, framing.camera(size, size));
    float[] shape = projection.shape(character.body());
    PortraitCodes codes =
        PortraitCodes.of(
            projection.identity(character.body()),
            shape,
            withHeadAt(
                character.skeleton().jointInCamera(pose, PortraitJoint.HEAD),
                pose,
                models.bust().skeleton(shape)),
            framing.verticalFieldOfViewDegrees());
    return new Portrait(
        String.format(Locale.ROOT, "person-%s", person),
        size,
        PortraitPicture.bytes(picture.rgba()),
        codes);
  }

  /**
   * The pose as it is told of the model's bust, which differs a little from the person's own: its
   * head is where theirs is, as a fit to the picture would have it.
   *
   * @param head the person's head joint in camera space, metres
   */
  private static PortraitPose withHeadAt(double[] head, PortraitPose pose, Skeleton model) {
    double[] told = model.jointInCamera(pose, PortraitJoint.HEAD);
    RigidTransform root = pose.root();
    return pose.withRoot(
        new RigidTransform(
            root.rotationX(),
            root.rotationY(),
            root.rotationZ(),
            root.translationX() + head[0] - told[0],
            root.translationY() + head[1] - told[1],
            root.translationZ() + head[2] - told[2]));
  }
}
