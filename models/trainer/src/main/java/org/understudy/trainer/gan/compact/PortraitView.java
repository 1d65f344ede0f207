package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.util.Map;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.regress.FaceWindow;

/**
 * What a generator is shown of portraits, and how its people are posed: as they are, their heads
 * alone (AniFaceGAN's setting), or without any deformation (GRAM-HD's). Immutable and safe to
 * share.
 */
public final class PortraitView {
  /** What of portraits was learned, in a generator's manifest: as presets have it. */
  public static final String SETTING = "setting";

  private final BustModel bust;
  private final CompactPreset.Setting setting;

  /** A setting over a bust model. */
  public PortraitView(BustModel bust, CompactPreset.Setting setting) {
    this.bust = bust;
    this.setting = setting;
  }

  /**
   * The setting in which a generator was trained.
   *
   * @param manifest of the generator
   * @throws IOException if it names a setting that is not known
   */
  public static PortraitView of(BustModel bust, Map<String, String> manifest) throws IOException {
    String text = manifest.getOrDefault(SETTING, CompactPreset.Setting.PORTRAIT.text());
    for (CompactPreset.Setting setting : CompactPreset.Setting.values()) {
      if (setting.text().equals(text)) {
        return new PortraitView(bust, setting);
      }
    }
    throw new IOException(
        "the generator was trained in the setting \"%s\", which is not known".formatted(text));
  }

  /** The setting. */
  public CompactPreset.Setting setting() {
    return setting;
  }

  /**
   * How a person is posed.
   *
   * @param shape of the person, codes of the bust model
   * @param codes of the portrait whose pose is taken
   */
  public PortraitPose pose(float[] shape, PortraitCodes codes) {
    PortraitPose pose = codes.pose();
    return setting == CompactPreset.Setting.STATIC ? still(bust.skeleton(shape), pose) : pose;
  }

  /** At rest, carried to where the posed head is. */
  private static PortraitPose still(Skeleton skeleton, PortraitPose pose) {
    return PortraitPose.REST.withRoot(
        skeleton
            .jointToCamera(pose, PortraitJoint.HEAD)
            .after(skeleton.jointToBust(PortraitPose.REST, PortraitJoint.HEAD).inverse()));
  }

  /**
   * The camera before a person in a portrait's pose.
   *
   * @param size pixels along each side of the picture
   */
  public PinholeCamera camera(float[] shape, PortraitCodes codes, int size) {
    PinholeCamera portrait = codes.camera(size);
    return setting == CompactPreset.Setting.HEAD
        ? face(shape, codes, portrait).camera(portrait, size)
        : portrait;
  }

  /** Where the face of a person in a portrait's pose is seen by a camera. */
  public FaceWindow face(float[] shape, PortraitCodes codes, PinholeCamera camera) {
    return FaceWindow.of(bust.skeleton(shape), pose(shape, codes), camera);
  }

  /**
   * A picture to learn.
   *
   * @param size pixels along each side; those of the portrait are a multiple of it
   * @return [size][size][4] premultiplied, 0..1
   */
  float[] picture(Portrait portrait, int size) {
    return setting == CompactPreset.Setting.HEAD
        ? FaceWindow.of(bust, portrait.codes(), portrait.size())
            .cut(portrait.rgba(), portrait.size(), portrait.size(), size)
        : portrait.reduced(size);
  }
}
