package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.understudy.avatar.generator.CodeMixture;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.gan.regress.FaceWindow;

/** New people in poses of a set's pictures, ready to be painted. Safe to share. */
final class NewPictures {
  private final RunSettings settings;
  private final PosedTemplate posed;
  private final CodeMixture mixture;
  private final int size;

  /**
   * New people.
   *
   * @param posed the sheets, their textures as coarse as they will be painted
   * @param mixture their codes
   * @param size pixels along each side of the pictures
   */
  NewPictures(RunSettings settings, PosedTemplate posed, CodeMixture mixture, int size) {
    this.settings = settings;
    this.posed = posed;
    this.mixture = mixture;
    this.size = size;
  }

  /**
   * Somebody new.
   *
   * @param identity [C] codes of the template
   * @param eps what else makes them up
   * @param view their fragments
   * @param face where the face is
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Made(float[] identity, float[] eps, FragmentView view, FaceWindow face) {}

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
      FragmentView view =
          posed.fragments(
              Arrays.copyOf(identity, identityCount), shape, pose.pose(), pose.camera(size));
      return new Made(
          identity,
          Arrays.copyOfRange(person, codes, person.length),
          view,
          FaceWindow.of(settings.bust().skeleton(shape), pose.pose(), pose.camera(size)));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
