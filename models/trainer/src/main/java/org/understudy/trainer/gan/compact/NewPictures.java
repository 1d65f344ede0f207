package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.understudy.avatar.generator.CodeMixture;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.regress.FaceWindow;

/** New people in poses of a set's pictures, ready to be painted. Safe to share. */
final class NewPictures {
  private final RunSettings settings;
  private final PosedTemplate posed;
  private final CodeMixture mixture;
  private final PortraitView shown;
  private final CompactPreset.Refine preset;

  /**
   * New people.
   *
   * @param posed the sheets, their textures as coarse as they will be painted
   * @param mixture their codes
   */
  NewPictures(RunSettings settings, PosedTemplate posed, CodeMixture mixture) {
    this.settings = settings;
    this.posed = posed;
    this.mixture = mixture;
    this.shown = settings.shown();
    this.preset = settings.preset().refine();
  }

  /**
   * Somebody new.
   *
   * @param identity [C] codes of the template
   * @param eps what else makes them up
   * @param view their fragments
   * @param face where the face is
   * @param faceView fragments before the face's own camera; none where there is no such camera
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Made(
      float[] identity,
      float[] eps,
      FragmentView view,
      FaceWindow face,
      Optional<FragmentView> faceView) {}

  /** Draws people; the same seed draws the same. */
  List<Made> draw(int count, long seed) {
    List<Callable<Made>> tasks = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int b = 0; b < count; b++) {
      SplittableRandom own = random.split();
      tasks.add(() -> made(own));
    }
    return settings.workers().call(tasks);
  }

  private Made made(SplittableRandom random) {
    float[] person = mixture.sample(random, 1);
    int codes = settings.template().codes();
    int identityCount = settings.template().identityCount();
    float[] identity = Arrays.copyOf(person, codes);
    float[] shape = Arrays.copyOfRange(identity, identityCount, codes);
    try {
      PortraitCodes pose = settings.set().codes(random.nextInt(settings.set().count()));
      float[] faceCodes = Arrays.copyOf(identity, identityCount);
      PinholeCamera camera = shown.camera(shape, pose, preset.size());
      FaceWindow face = shown.face(shape, pose, camera);
      PortraitPose posing = shown.pose(shape, pose);
      return new Made(
          identity,
          Arrays.copyOfRange(person, codes, person.length),
          posed.fragments(faceCodes, shape, posing, camera),
          face,
          preset.drawsFaces()
              ? Optional.of(
                  posed.fragments(faceCodes, shape, posing, face.camera(camera, preset.faceSize())))
              : Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
