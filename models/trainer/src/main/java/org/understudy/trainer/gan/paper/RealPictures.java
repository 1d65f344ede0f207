package org.understudy.trainer.gan.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitPicture;
import org.understudy.trainer.gan.regress.FaceWindow;
import org.understudy.trainer.gan.tensor.Placement;

/** A set's portraits and faces over white, of the sizes of one stage. Not thread-safe. */
final class RealPictures {
  private static final float[] WHITE = {1, 1, 1};

  private final PaperSettings settings;
  private final Placement placement;
  private final int size;
  private final int faceSize;

  RealPictures(PaperSettings settings, int stage, Placement placement) {
    this.settings = settings;
    this.placement = placement;
    this.size = settings.size(stage);
    this.faceSize = settings.faceSize(stage);
  }

  /** [3][size][size] and [3][faceSize][faceSize], 0..1. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Pair(float[] portrait, float[] face, Viewpoint viewpoint) {}

  /**
   * Portraits by their indices. The tensors belong to the scope they were made in.
   *
   * @throws IOException if the set is damaged
   */
  PaperLosses.Views batch(List<Integer> indices) throws IOException {
    List<Callable<Pair>> tasks = new ArrayList<>();
    for (int index : indices) {
      tasks.add(() -> pair(index));
    }
    List<Pair> pairs;
    try {
      pairs = settings.workers().call(tasks);
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof IOException damaged) {
        throw damaged;
      }
      throw e;
    }
    List<Viewpoint> viewpoints = pairs.stream().map(Pair::viewpoint).toList();
    return new PaperLosses.Views(
        placement.batch(pairs.stream().map(Pair::portrait).toList(), 3, size, size),
        placement.batch(pairs.stream().map(Pair::face).toList(), 3, faceSize, faceSize),
        Viewpoint.portraitAngles(viewpoints, placement),
        Viewpoint.faceAngles(viewpoints, placement));
  }

  private Pair pair(int index) throws IOException {
    Portrait portrait = settings.set().read(index);
    return new Pair(
        PortraitPicture.over(portrait.reduced(size), size, WHITE),
        PortraitPicture.over(face(portrait), faceSize, WHITE),
        Viewpoint.of(settings.bust(), portrait.codes(), settings.preset().rendering()));
  }

  /** From the picture reduced as far as the face keeps its pixels, so that nothing is skipped. */
  private float[] face(Portrait portrait) {
    FaceWindow window = FaceWindow.of(settings.bust(), portrait.codes(), portrait.size());
    int factor = 1;
    while (portrait.size() % (2 * factor) == 0 && window.side() / (2 * factor) >= faceSize) {
      factor *= 2;
    }
    int smaller = portrait.size() / factor;
    byte[] rgba = factor == 1 ? portrait.rgba() : PortraitPicture.bytes(portrait.reduced(smaller));
    return FaceWindow.of(settings.bust(), portrait.codes(), smaller)
        .cut(rgba, smaller, smaller, faceSize);
  }
}
