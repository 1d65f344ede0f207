package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.BakeProgress;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureFit;
import org.understudy.trainer.bake.TextureSet;
import org.understudy.trainer.studio.Workers;

/**
 * Gives pictures poses that lie better on the person than landmarks alone say: an avatar is roughly
 * fitted to small pictures, and laid onto all at half their size. Uses all workers.
 */
final class AlignedPictures {
  private static final int ROUNDS = 2;
  private static final int ITERATIONS = 60;
  private static final int ROUGH_STEPS = 2;
  private static final int STEPS = 3;
  private static final float RATE = 0.03f;
  private static final String STAGE = "aligning the pictures";

  private final DraftMotion motion;
  private final Skeleton skeleton;
  private final Workers workers;
  private final BakeProgress progress;

  AlignedPictures(DraftMotion motion, Skeleton skeleton, Workers workers, BakeProgress progress) {
    this.motion = motion;
    this.skeleton = skeleton;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * The pictures in aligned poses.
   *
   * @param drafts the person's sheets; they stay as they are
   * @param small what the rough avatar is fitted to
   * @param seed of the order of the small pictures
   */
  List<ClipPictures.Picture> of(
      List<ClipPictures.Picture> pictures,
      List<SheetDraft> drafts,
      List<ClipPictures.Picture> small,
      long seed) {
    TextureSet rough = new TextureSet(drafts);
    PoseAlignment alignment = new PoseAlignment(rough, motion, skeleton);
    List<ClipPictures.Picture> posed = small;
    for (int round = 0; round < ROUNDS; round++) {
      progress.at(STAGE, round, ROUNDS + 1);
      new TextureFit(rough, workers, RATE)
          .run(
              ClipObservations.of(rough, motion, posed, workers),
              0,
              ITERATIONS,
              ITERATIONS,
              seed,
              s -> {});
      posed = alignment.of(small, ROUGH_STEPS, workers);
    }
    progress.at(STAGE, ROUNDS, ROUNDS + 1);
    List<ClipPictures.Picture> halves = pictures.stream().map(ClipPictures.Picture::half).toList();
    List<ClipPictures.Picture> found = alignment.of(halves, STEPS, workers);
    List<ClipPictures.Picture> out = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      out.add(pictures.get(i).posed(found.get(i).pose()));
    }
    progress.at(STAGE, ROUNDS + 1, ROUNDS + 1);
    return out;
  }
}
