package org.understudy.trainer.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.UsualFraming;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.fit.LandmarkModel;
import org.understudy.trainer.bake.AnswerPrior;
import org.understudy.trainer.bake.BakeProgress;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.PictureCache;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureFit;
import org.understudy.trainer.bake.TextureSet;
import org.understudy.trainer.studio.Workers;

/**
 * Makes an avatar of the person in a clip: tracks the clip, warps a template's face onto the
 * person's, lays shells around head and shoulders, and fits all textures to pictures of the clip.
 * The last fifth of the clip is never fitted to; the avatar is measured on it. Not thread-safe;
 * uses all workers.
 */
public final class ClipFit {
  private static final double[] FIELDS_OF_VIEW = {35, 50, 65, 80};
  private static final float RATE = 0.03f;
  private static final int COLOUR_PICTURES = 24;
  private static final int TRIAL_PICTURES = 8;
  private static final int HELD_OUT_PICTURES = 24;
  private static final int ALIGNING = 3;

  private final Avatar template;
  private final LandmarkModel model;
  private final Skeleton skeleton;
  private final Workers workers;
  private final BakeProgress progress;

  /**
   * What a fit gives.
   *
   * @param avatar the avatar, its metadata without who agreed to it
   * @param metrics agreement with the last fifth of the clip
   */
  public record Result(Avatar avatar, ClipMetrics metrics) {}

  /**
   * A fit.
   *
   * @param template where skin, eyes, teeth and how a face moves come from
   * @param model the landmarks of the face that the tracker fits
   * @param skeleton the joints that it fits, and the avatar's
   */
  public ClipFit(
      Avatar template,
      LandmarkModel model,
      Skeleton skeleton,
      Workers workers,
      BakeProgress progress) {
    this.template = template;
    this.model = model;
    this.skeleton = skeleton;
    this.workers = workers;
    this.progress = progress;
  }

  /** Told what was found out about the clip before the long work begins. */
  public interface Examiner {
    /** Looks at what was found; throws to stop. */
    void examine(List<ClipCheck.Finding> findings) throws ClipUnusableException;
  }

  /**
   * Makes the avatar.
   *
   * @param name the avatar's name
   * @param work folder for results under way, removed at the end
   * @throws ClipUnusableException where the clip does not show a person well enough
   */
  public Result run(Path video, String name, ClipFitSettings settings, Path work, Examiner examiner)
      throws IOException {
    TrackedClip.Sightings seen =
        TrackedClip.Sightings.of(
            video,
            model,
            skeleton,
            (done, expected) -> progress.at("watching the clip", (int) done, (int) expected));
    TrackedClip clip = TrackedClip.of(seen, model, skeleton, settings.fieldOfViewDegrees());
    List<TrackedClip.Frame> trial = spread(fitted(clip), TRIAL_PICTURES);
    List<ClipPictures.Picture> trialPictures =
        take(new ClipPictures(clip, settings.size()), video, trial, "looking closer");
    examiner.examine(ClipCheck.of(clip, seen.list().size(), trialPictures));
    progress.at("measuring the template", 0, 1);
    TemplateFace face = TemplateFace.of(template, model, skeleton);
    progress.at("measuring the template", 1, 1);
    if (settings.fieldOfViewDegrees().isEmpty()) {
      clip = withBestCamera(seen, clip, face, trialPictures);
    }
    return fit(video, name, settings, work, clip, face);
  }

  private static List<TrackedClip.Frame> fitted(TrackedClip clip) {
    return clip.frames().subList(0, Math.max(1, clip.frames().size() * 4 / 5));
  }

  private static List<TrackedClip.Frame> heldOut(TrackedClip clip) {
    return clip.frames().subList(fitted(clip).size(), clip.frames().size());
  }

  /** Tries cameras: the clip is tracked with each, and painted sheets are compared with it. */
  private TrackedClip withBestCamera(
      TrackedClip.Sightings seen,
      TrackedClip estimated,
      TemplateFace face,
      List<ClipPictures.Picture> pictures)
      throws IOException {
    TrackedClip best = estimated;
    double most = agreement(estimated, face, pictures);
    for (int i = 0; i < FIELDS_OF_VIEW.length; i++) {
      progress.at("finding the camera's field of view", i, FIELDS_OF_VIEW.length);
      TrackedClip clip =
          TrackedClip.of(seen, model, skeleton, OptionalDouble.of(FIELDS_OF_VIEW[i]));
      double agreement = agreement(clip, face, pictures);
      if (agreement > most) {
        most = agreement;
        best = clip;
      }
    }
    progress.at("finding the camera's field of view", FIELDS_OF_VIEW.length, FIELDS_OF_VIEW.length);
    return best;
  }

  private double agreement(
      TrackedClip clip, TemplateFace face, List<ClipPictures.Picture> pictures) {
    List<ClipPictures.Picture> posed = ClipPictures.posedBy(clip, pictures);
    DraftMotion motion = motion(clip, PortraitLight.EVEN);
    SeenColours colours = new SeenColours(motion, posed);
    TextureSet textures =
        new TextureSet(PersonSheets.of(clip, template, face, motion, fitted(clip), colours));
    return new ClipMeasure(motion, posed).psnr(textures);
  }

  private Result fit(
      Path video,
      String name,
      ClipFitSettings settings,
      Path work,
      TrackedClip clip,
      TemplateFace face)
      throws IOException {
    ClipPictures taken = new ClipPictures(clip, settings.size());
    List<ClipPictures.Picture> pictures =
        take(taken, video, spread(fitted(clip), settings.pictures()), "cutting out the person");
    if (pictures.isEmpty()) {
      throw new ClipUnusableException("the person cannot be told from the background");
    }
    DraftMotion even = motion(clip, PortraitLight.EVEN);
    SeenColours colours = new SeenColours(even, spread(pictures, COLOUR_PICTURES));
    List<SheetDraft> drafts = PersonSheets.of(clip, template, face, even, fitted(clip), colours);
    List<ClipPictures.Picture> small = small(video, clip, settings);
    PortraitLight light =
        new GeometryFit(l -> motion(clip, l), clip.skeleton(), workers, progress)
            .run(drafts, small, settings.seed());
    DraftMotion motion = motion(clip, light);
    pictures =
        new AlignedPictures(motion, clip.skeleton(), workers, progress)
            .of(pictures, drafts, small, settings.seed());
    TextureSet textures = new TextureSet(drafts);
    PictureCache cache =
        new PictureCache(
            work,
            "%s %d %s %s".formatted(video.toAbsolutePath(), Files.size(video), settings, template));
    fitTextures(cache, textures, motion, clip.skeleton(), pictures, settings);
    textures.store();
    List<ClipPictures.Picture> held =
        take(
            taken,
            video,
            spread(heldOut(clip), HELD_OUT_PICTURES),
            "cutting out frames to measure on");
    List<ClipPictures.Picture> judged = held.isEmpty() ? pictures : held;
    double byLandmarks = new ClipMeasure(motion, judged).psnr(textures);
    PoseAlignment alignment = new PoseAlignment(textures, motion, clip.skeleton());
    ClipMeasure measure = new ClipMeasure(motion, alignment.of(judged, ALIGNING, workers));
    ClipMetrics metrics = measure.of(textures, byLandmarks);
    progress.picture(measure.sheet(textures));
    Avatar avatar = avatar(name, clip, drafts, light);
    cache.delete();
    return new Result(avatar, metrics);
  }

  private void fitTextures(
      PictureCache cache,
      TextureSet textures,
      DraftMotion motion,
      Skeleton own,
      List<ClipPictures.Picture> pictures,
      ClipFitSettings settings)
      throws IOException {
    List<TextureFit.Observation> observations = new ArrayList<>();
    for (ClipPictures.Picture p : pictures) {
      observations.add(ClipObservations.of(textures, motion, p));
      progress.at("finding fragments", observations.size(), pictures.size());
    }
    ClipMeasure shown = new ClipMeasure(motion, spread(pictures, 4));
    AnswerPrior prior = AnswerPrior.of(textures, observations, PersonSheets::isSkin);
    new TextureFit(textures, workers, RATE, prior)
        .resume(
            cache,
            observations,
            settings.iterations(),
            settings.seed(),
            s -> progress.at("fitting textures", s, settings.iterations()),
            () -> progress.picture(shown.sheet(textures)));
    HairSheets.clearHaze(textures);
    UnseenFill fill = new UnseenFill(textures);
    observations.forEach(fill::observe);
    fill.apply(own.rest(PortraitJoint.HEAD, 0), own.rest(PortraitJoint.HEAD, 1));
  }

  /** Small pictures, which geometry is fitted to. */
  private List<ClipPictures.Picture> small(Path video, TrackedClip clip, ClipFitSettings settings)
      throws IOException {
    int count = Math.min(GeometryFit.PICTURES, settings.pictures());
    return take(
        new ClipPictures(clip, Math.min(GeometryFit.SIZE, settings.size())),
        video,
        spread(fitted(clip), count),
        "looking at the outline");
  }

  private List<ClipPictures.Picture> take(
      ClipPictures pictures, Path video, List<TrackedClip.Frame> frames, String stage)
      throws IOException {
    return pictures.take(video, frames, n -> progress.at(stage, n, frames.size()));
  }

  private DraftMotion motion(TrackedClip clip, PortraitLight light) {
    return new DraftMotion(clip.skeleton(), template.canonicalExpression(), light);
  }

  private Avatar avatar(
      String name, TrackedClip clip, List<SheetDraft> drafts, PortraitLight light) {
    List<Sheet> sheets = drafts.stream().map(SheetDraft::toSheet).toList();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("person", name);
    metadata.put("template", template.name());
    return new Avatar(
        name,
        metadata,
        clip.skeleton(),
        UsualFraming.of(clip.skeleton()),
        template.canonicalExpression(),
        sheets,
        Optional.of(light));
  }

  /** Some of a list, evenly spread. */
  static <T> List<T> spread(List<T> all, int count) {
    if (all.size() <= count) {
      return all;
    }
    List<T> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      out.add(all.get((int) ((long) i * all.size() / count)));
    }
    return out;
  }
}
