package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.BakeProgress;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureFit;
import org.understudy.trainer.bake.TextureSet;
import org.understudy.trainer.studio.Workers;

/**
 * Fits the geometry of a person's sheets to pictures: by turns textures are fitted for a short
 * while, and what is left as flow between the avatar's pictures and the clip's moves the sheets.
 * The textures are thrown away. Uses all workers.
 */
final class GeometryFit {
  /** Longer side of the pictures that geometry is fitted to, pixels. */
  static final int SIZE = 256;

  /** How many pictures geometry is fitted to. */
  static final int PICTURES = 48;

  private static final int ROUNDS = 5;
  private static final int ITERATIONS = 50;
  private static final double DAMPING = 0.9;
  private static final float RATE = 0.03f;
  private static final String STAGE = "fitting geometry";

  private final DraftMotion motion;
  private final Skeleton skeleton;
  private final Workers workers;
  private final BakeProgress progress;

  GeometryFit(DraftMotion motion, Skeleton skeleton, Workers workers, BakeProgress progress) {
    this.motion = motion;
    this.skeleton = skeleton;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Moves the sheets' vertices and displacements, in place.
   *
   * @param pictures to agree with; none of those that are measured on
   * @param seed of the order of the pictures
   */
  void run(List<SheetDraft> drafts, List<ClipPictures.Picture> pictures, long seed) {
    for (int round = 0; round < ROUNDS; round++) {
      progress.at(STAGE, round, ROUNDS);
      TextureSet textures = new TextureSet(drafts);
      List<FragmentView> views =
          workers.call(
              each(pictures, p -> FragmentView.of(textures, motion, p.pose(), p.camera())));
      List<TextureFit.Observation> observations = new ArrayList<>();
      for (int i = 0; i < pictures.size(); i++) {
        observations.add(new TextureFit.Observation(views.get(i), pictures.get(i).rgba(), 1));
      }
      new TextureFit(textures, workers, RATE)
          .run(observations, 0, ITERATIONS, ITERATIONS, seed + round, s -> {});
      ClipMeasure measure = new ClipMeasure(motion, pictures);
      List<ResidualFlow> flows =
          workers.call(
              each(
                  pictures,
                  p ->
                      ResidualFlow.between(
                          measure.made(textures, p),
                          ClipMeasure.truth(p),
                          p.camera().width(),
                          p.camera().height())));
      ExpressionModes modes = round == 0 ? ExpressionModes.none() : ExpressionModes.usual();
      FlowCorrection correction = new FlowCorrection(textures, motion, skeleton, modes);
      for (int i = 0; i < pictures.size(); i++) {
        correction.observe(pictures.get(i), views.get(i), flows.get(i));
      }
      correction.apply(DAMPING);
    }
    progress.at(STAGE, ROUNDS, ROUNDS);
  }

  private interface PerPicture<T> {
    T of(ClipPictures.Picture picture);
  }

  private static <T> List<Callable<T>> each(
      List<ClipPictures.Picture> pictures, PerPicture<T> work) {
    List<Callable<T>> out = new ArrayList<>();
    for (ClipPictures.Picture p : pictures) {
      out.add(() -> work.of(p));
    }
    return out;
  }
}
