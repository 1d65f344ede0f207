package org.understudy.trainer.gan.regress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.dataset.PortraitPicture;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.studio.Workers;

/**
 * The faces of a set, cut out once with room around them, and given out changed at random: moved,
 * turned, scaled, mirrored, lit and coloured otherwise, before other backgrounds, blurred, noisy,
 * partly covered. Safe to share.
 */
final class FaceLessons {
  /** What is kept is so much wider than the face. */
  private static final double ROOM = 1.6;

  private static final int KEPT = 128;
  private static final double MOST_SHIFT = 0.07;
  private static final double MOST_SCALE = 0.14;
  private static final double MOST_TURN = 0.2;

  /**
   * A face to learn.
   *
   * @param rgb [3][size][size] 0..1
   * @param codes identity and expression as they are in the picture
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Lesson(float[] rgb, PortraitCodes codes) {}

  private record Kept(byte[] rgba, PortraitCodes codes) {}

  private final List<Kept> faces;

  /** Reads a set. */
  FaceLessons(PortraitSet set, BustModel bust, Workers workers) {
    List<Callable<Kept>> tasks = new ArrayList<>();
    for (int i = 0; i < set.count(); i++) {
      int index = i;
      tasks.add(() -> kept(set, bust, index));
    }
    faces = workers.call(tasks);
  }

  private static Kept kept(PortraitSet set, BustModel bust, int index) {
    try {
      Portrait portrait = set.read(index);
      PortraitCodes codes = portrait.codes();
      float[] cut =
          FaceWindow.of(bust, codes, portrait.size())
              .times(ROOM)
              .cut(portrait.rgba(), portrait.size(), portrait.size(), KEPT);
      return new Kept(PortraitPicture.bytes(cut), codes);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Number of faces. */
  int count() {
    return faces.size();
  }

  /** A face as it is, before grey. */
  Lesson plain(int index, int size) {
    Kept face = faces.get(index);
    FaceWindow window = new FaceWindow(KEPT / 2.0, KEPT / 2.0, KEPT / ROOM, 0);
    return new Lesson(window.cutOverGrey(face.rgba, KEPT, KEPT, size), face.codes);
  }

  /** A face changed at random. */
  Lesson changed(int index, int size, SplittableRandom random) {
    Kept face = faces.get(index);
    double side = KEPT / ROOM * (1 + MOST_SCALE * signed(random));
    FaceWindow window =
        new FaceWindow(
            KEPT / 2.0 + MOST_SHIFT * side * signed(random),
            KEPT / 2.0 + MOST_SHIFT * side * signed(random),
            side,
            MOST_TURN * signed(random));
    float[] cut = window.cut(face.rgba, KEPT, KEPT, size);
    float[] rgb = PortraitPicture.over(cut, size, FacePicture.background(random));
    boolean mirrored = random.nextBoolean();
    if (mirrored) {
      FacePicture.mirror(rgb, size);
    }
    FacePicture.disturb(rgb, size, random);
    return new Lesson(rgb, mirrored ? face.codes.mirrored() : face.codes);
  }

  private static double signed(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }
}
