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
 * while, and what is left as flow between the avatar's pictures and the clip's moves the sheets,
 * and so do their outlines. The textures are thrown away. Uses all workers.
 */
final class GeometryFit {
  /** Longer side of the pictures that geometry is fitted to, pixels. */
  static final int SIZE = 256;

  /** How many pictures geometry is fitted to. */
  static final int PICTURES = 48;

  private static final int ROUNDS = 5;
  private static final int ITERATIONS = 50;
  private static final double DAMPING = 0.9;
  private static final double OUTLINE_DAMPING = 0.6;
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
   * Moves the sheets' vertices and displacements in place, eyes by new drafts in the list.
   *
   * @param pictures to agree with; none of those that are measured on
   * @param seed of the order of the pictures
   */
  void run(List<SheetDraft> drafts, List<ClipPictures.Picture> pictures, long seed) {
    EyeClearance eyes = new EyeClearance(drafts);
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
      List<float[]> made = workers.call(each(pictures, p -> measure.made(textures, p)));
      OutlineCorrection outline = new OutlineCorrection(skeleton);
      List<Callable<ResidualFlow>> flowing = new ArrayList<>();
      for (int i = 0; i < pictures.size(); i++) {
        ClipPictures.Picture p = pictures.get(i);
        float[] m = made.get(i);
        outline.observe(p, m);
        int width = p.camera().width();
        int height = p.camera().height();
        flowing.add(() -> ResidualFlow.between(m, ClipMeasure.truth(p), width, height));
      }
      List<ResidualFlow> flows = workers.call(flowing);
      ExpressionModes modes = round == 0 ? ExpressionModes.none() : ExpressionModes.usual();
      FlowCorrection correction = new FlowCorrection(textures, motion, skeleton, modes);
      for (int i = 0; i < pictures.size(); i++) {
        correction.observe(pictures.get(i), views.get(i), flows.get(i));
      }
      List<SheetDraft> moved = correction.apply(DAMPING);
      for (int i = 0; i < moved.size(); i++) {
        drafts.set(i, moved.get(i));
      }
      outline.apply(drafts, OUTLINE_DAMPING);
      eyes.apply(drafts);
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
