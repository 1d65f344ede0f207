package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.TextureFit;
import org.understudy.trainer.bake.TextureSet;
import org.understudy.trainer.studio.Workers;

/** What a fit of textures learns from pictures of a clip. */
final class ClipObservations {
  private ClipObservations() {}

  /** The observations of some pictures, in their order, each of weight 1; all workers at it. */
  static List<TextureFit.Observation> of(
      TextureSet textures,
      DraftMotion motion,
      List<ClipPictures.Picture> pictures,
      Workers workers) {
    List<Callable<TextureFit.Observation>> work = new ArrayList<>();
    for (ClipPictures.Picture p : pictures) {
      work.add(() -> of(textures, motion, p));
    }
    return workers.call(work);
  }

  /** The observation of one picture. */
  static TextureFit.Observation of(
      TextureSet textures, DraftMotion motion, ClipPictures.Picture picture) {
    FragmentView view = FragmentView.of(textures, motion, picture.pose(), picture.camera());
    return new TextureFit.Observation(view, picture.rgba(), 1);
  }
}
