package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.understudy.avatar.PortraitLight;
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
  private static final int STEPS = 2;
  private static final double DAMPING = 0.9;
  private static final double OUTLINE_DAMPING = 0.6;
  private static final float RATE = 0.03f;
  private static final String STAGE = "fitting geometry";

  private final Function<PortraitLight, DraftMotion> motions;
  private final Skeleton skeleton;
  private final Workers workers;
  private final BakeProgress progress;

  /**
   * A fit.
   *
   * @param motions how the sheets move, in some light
   */
  GeometryFit(
      Function<PortraitLight, DraftMotion> motions,
      Skeleton skeleton,
      Workers workers,
      BakeProgress progress) {
    this.motions = motions;
    this.skeleton = skeleton;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Moves the sheets' vertices and displacements in place, eyes by new drafts in the list.
   *
   * @param given pictures to agree with; none of those that are measured on
   * @param seed of the order of the pictures
   * @return the light in which the sheets are seen
   */
  PortraitLight run(List<SheetDraft> drafts, List<ClipPictures.Picture> given, long seed) {
    List<ClipPictures.Picture> pictures = given;
    EyeClearance eyes = new EyeClearance(drafts);
    PortraitLight light = PortraitLight.EVEN;
    for (int round = 0; round < ROUNDS; round++) {
      DraftMotion motion = motions.apply(light);
      progress.at(STAGE, round, ROUNDS);
      TextureSet textures = new TextureSet(drafts);
      List<TextureFit.Observation> observed =
          ClipObservations.of(textures, motion, pictures, workers);
      new TextureFit(textures, workers, RATE)
          .run(observed, 0, ITERATIONS, ITERATIONS, seed + round, s -> {});
      if (round > 0) {
        pictures = new PoseAlignment(textures, motion, skeleton).of(given, STEPS, workers);
        observed = ClipObservations.of(textures, motion, pictures, workers);
      }
      List<FragmentView> views = observed.stream().map(TextureFit.Observation::view).toList();
      List<float[]> made = workers.call(each(views, v -> ClipMeasure.composite(textures, v)));
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
      ClipLight better = new ClipLight(textures, motion, skeleton, light);
      for (int i = 0; i < pictures.size(); i++) {
        ClipPictures.Picture p = pictures.get(i);
        ResidualFlow flow = flows.get(i);
        float[] seen =
            ResidualFlow.warped(
                ClipMeasure.truth(p), flow.width(), flow.height(), flow.x(), flow.y());
        better.observe(p, views.get(i), made.get(i), seen);
      }
      light = better.improved();
      ExpressionModes modes = round == 0 ? ExpressionModes.none() : ExpressionModes.usual();
      HeadSway sway =
          new HeadSway(
              textures,
              motion,
              skeleton,
              round == 0 ? ExpressionModes.none() : ExpressionModes.swaying());
      for (int i = 0; i < pictures.size(); i++) {
        sway.observe(pictures.get(i), views.get(i), flows.get(i));
      }
      sway.solve();
      FlowCorrection correction = new FlowCorrection(textures, motion, skeleton, modes);
      for (int i = 0; i < pictures.size(); i++) {
        double[] rigid = sway.of(pictures.get(i).pose());
        Arrays.setAll(rigid, k -> DAMPING * rigid[k]);
        correction.observe(pictures.get(i), views.get(i), flows.get(i), rigid);
      }
      List<SheetDraft> moved = sway.apply(correction.apply(DAMPING), DAMPING);
      for (int i = 0; i < moved.size(); i++) {
        drafts.set(i, moved.get(i));
      }
      outline.apply(drafts, OUTLINE_DAMPING);
      eyes.apply(drafts);
    }
    progress.at(STAGE, ROUNDS, ROUNDS);
    return light;
  }

  private interface Work<S, T> {
    T on(S item);
  }

  private static <S, T> List<Callable<T>> each(List<S> items, Work<S, T> work) {
    List<Callable<T>> out = new ArrayList<>();
    for (S item : items) {
      out.add(() -> work.on(item));
    }
    return out;
  }
}
