package org.understudy.trainer.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Framing;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.UsualFraming;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.avatar.file.TextureQuality;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.studio.BoundPart;
import org.understudy.trainer.studio.LightRig;
import org.understudy.trainer.studio.Studio;
import org.understudy.trainer.studio.StudioCharacter;
import org.understudy.trainer.studio.StudioPicture;
import org.understudy.trainer.studio.SurfaceColours;
import org.understudy.trainer.studio.Workers;

/**
 * Turns a studio character into an avatar: sheets cut from its surfaces in the canonical state,
 * textures painted from them and then fitted to pictures. Not thread-safe; uses all workers.
 */
public final class AvatarBake {
  private static final LightRig RIG = LightRig.portrait();
  private static final float RATE = 0.02f;

  /**
   * What a bake gives.
   *
   * @param avatar the avatar
   * @param metrics agreement with held-out pictures, its textures coded as in a file
   * @param fitted the same before they are coded
   */
  public record Result(Avatar avatar, BakeMetrics metrics, BakeMetrics fitted) {}

  private final StudioCharacter character;
  private final BakeSettings settings;
  private final Workers workers;
  private final BakeProgress progress;
  private final Studio studio;
  private final Framing framing;

  /** A bake of one character. */
  public AvatarBake(
      StudioCharacter character, BakeSettings settings, Workers workers, BakeProgress progress) {
    this.character = character;
    this.settings = settings;
    this.workers = workers;
    this.progress = progress;
    this.studio = new Studio(character, RIG, workers, 2);
    this.framing = framing(character);
  }

  /**
   * Head and shoulders before the camera: as near as usual, or as far back as hair and head ask for
   * to keep some room above them.
   */
  public static Framing framing(StudioCharacter character) {
    double top = Double.NEGATIVE_INFINITY;
    for (BoundPart bound : character.parts()) {
      float[] rest = bound.part().rest();
      for (int i = 1; i < rest.length; i += 3) {
        top = Math.max(top, rest[i]);
      }
    }
    return UsualFraming.of(character.skeleton(), top);
  }

  /**
   * Bakes.
   *
   * @param work folder for results under way, removed at the end
   * @param quality how textures will be coded in the file
   * @throws IOException if the folder cannot be used
   */
  public Result run(Path work, TextureQuality quality) throws IOException {
    PictureCache cache = new PictureCache(work, character.person().description() + "\n" + settings);
    SurfaceShapes shapes = new SurfaceShapes(character);
    PortraitLight light = RIG.shade(character.faceColour());
    List<SheetDraft> drafts = paint(shapes, light);
    TextureSet textures = new TextureSet(drafts);
    DraftMotion motion =
        new DraftMotion(
            character.skeleton(), shapes.canonicalExpression(), light, RIG.strandLobes());
    double[] pivot = {0, character.skeleton().rest(PortraitJoint.HEAD, 1), 0};
    PortraitStates source = new PortraitStates(framing, pivot, settings.size(), settings.seed());
    List<PortraitStates.State> heldOut = source.heldOut(settings.heldOutPerBand());
    fit(cache, textures, motion, source.training(settings.pictures()));
    textures.store();
    List<byte[]> truth = new ArrayList<>();
    for (int i = 0; i < heldOut.size(); i++) {
      truth.add(picture(cache, "held-" + i, heldOut.get(i)));
      progress.at("taking held-out pictures", i + 1, heldOut.size());
    }
    HeldOutMeasure measure = new HeldOutMeasure(settings, motion, heldOut, truth, progress);
    BakeMetrics fitted = measure.of(textures);
    List<Sheet> sheets = new ArrayList<>();
    for (SheetDraft draft : drafts) {
      sheets.add(draft.toSheet());
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("person", character.person().name());
    metadata.put("seed", String.valueOf(settings.seed()));
    Avatar avatar =
        new Avatar(
            character.person().name(),
            metadata,
            character.skeleton(),
            framing,
            shapes.canonicalExpression(),
            sheets,
            Optional.of(light),
            RIG.strandLobes());
    textures.load(stored(avatar, quality, work).sheets());
    BakeMetrics metrics = measure.of(textures);
    cache.delete();
    return new Result(avatar, metrics, fitted);
  }

  /** The avatar as it comes back from a file. */
  private static Avatar stored(Avatar avatar, TextureQuality quality, Path work)
      throws IOException {
    Path file = work.resolve("coded.avatar");
    AvatarFile.write(avatar, file, quality);
    Avatar coded = AvatarFile.read(file);
    Files.delete(file);
    return coded;
  }

  private List<SheetDraft> paint(SurfaceShapes shapes, PortraitLight light) {
    ShadeResponses shades =
        new ShadeResponses(
            shapes, studio, light, RIG.strandLobes(), settings.seed(), workers, progress);
    Map<SheetPlan.Mouth, SurfaceColours> colours = new EnumMap<>(SheetPlan.Mouth.class);
    colours.put(SheetPlan.Mouth.CLOSED, mouth(0, 0));
    SurfaceColours opened = mouth(0.6f, 0);
    colours.put(SheetPlan.Mouth.OPEN, opened);
    colours.put(SheetPlan.Mouth.TONGUE_OUT, mouth(0.5f, 0.5f));
    List<SheetPlan> plans = new AvatarLayout(shapes).plans();
    AtomicInteger done = new AtomicInteger();
    List<Callable<SheetDraft>> tasks = new ArrayList<>();
    for (SheetPlan plan : plans) {
      tasks.add(
          () -> {
            Map<SheetPlan.Mouth, SurfaceColours> own = new EnumMap<>(SheetPlan.Mouth.class);
            colours.forEach((state, shared) -> own.put(state, shared.copy()));
            SheetBuilder builder = new SheetBuilder(shapes, own, shades);
            SheetDraft draft = builder.build(plan, (float) settings.detail());
            synchronized (done) {
              progress.at("painting sheets", done.incrementAndGet(), plans.size());
            }
            return draft;
          });
    }
    List<SheetDraft> drafts = new ArrayList<>(workers.call(tasks));
    drafts.addAll(new TeethSheets(shapes, opened).build());
    return drafts;
  }

  /** The surfaces' colours with the jaw and the tongue in some state. */
  private SurfaceColours mouth(float jaw, float tongue) {
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.JAW_OPEN.ordinal()] = jaw;
    expression[ArkitExpression.TONGUE_OUT.ordinal()] = tongue;
    return studio.colours(PortraitPose.REST.withExpression(expression));
  }

  private void fit(
      PictureCache cache,
      TextureSet textures,
      DraftMotion motion,
      List<PortraitStates.State> states)
      throws IOException {
    if (settings.iterations() == 0) {
      return;
    }
    List<TextureFit.Observation> observations = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      byte[] target = picture(cache, "train-" + i, states.get(i));
      FragmentView view =
          FragmentView.of(textures, motion, states.get(i).pose(), states.get(i).camera());
      observations.add(new TextureFit.Observation(view, target, states.get(i).weight()));
      progress.at("taking pictures", i + 1, states.size());
    }
    new TextureFit(textures, workers, RATE)
        .resume(
            cache,
            observations,
            settings.iterations(),
            settings.seed(),
            s -> progress.at("fitting textures", s, settings.iterations()),
            () -> {});
  }

  private byte[] picture(PictureCache cache, String name, PortraitStates.State state)
      throws IOException {
    int length = 4 * state.camera().width() * state.camera().height();
    var kept = cache.find(name, length);
    if (kept.isPresent()) {
      return kept.get();
    }
    StudioPicture picture = studio.render(state.pose(), state.camera());
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (int) (Math.clamp(picture.rgba()[i], 0f, 1f) * 255 + 0.5f);
    }
    cache.keep(name, bytes);
    return bytes;
  }
}
