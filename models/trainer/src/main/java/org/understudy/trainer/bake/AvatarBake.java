package org.understudy.trainer.bake;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Framing;
import org.understudy.avatar.Sheet;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
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
  private static final float RATE = 0.02f;
  private static final int CHECKPOINT_STEPS = 60;
  private static final double DISTANCE_METRES = 1.22;
  private static final double FIELD_OF_VIEW_DEGREES = 20;
  private static final double MIDDLE_ABOVE_HEAD_JOINT = -0.012;

  /**
   * What a bake gives.
   *
   * @param avatar the avatar, with the figures in its metadata
   * @param metrics agreement with held-out pictures
   */
  public record Result(Avatar avatar, BakeMetrics metrics) {}

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
    this.studio = new Studio(character, LightRig.portrait(), workers, 2);
    this.framing = framing(character);
  }

  /** Head and shoulders before the camera. */
  public static Framing framing(StudioCharacter character) {
    double middle = character.skeleton().rest(PortraitJoint.HEAD, 1) + MIDDLE_ABOVE_HEAD_JOINT;
    return new Framing(
        new RigidTransform(0, 0, 0, 0, -middle, -DISTANCE_METRES), FIELD_OF_VIEW_DEGREES);
  }

  /**
   * Bakes.
   *
   * @param work folder for results under way, removed at the end
   * @throws IOException if the folder cannot be used
   */
  public Result run(Path work) throws IOException {
    PictureCache cache = new PictureCache(work, character.person().description() + "\n" + settings);
    SurfaceShapes shapes = new SurfaceShapes(character);
    List<SheetDraft> drafts = paint(shapes);
    TextureSet textures = new TextureSet(drafts);
    DraftMotion motion = new DraftMotion(character.skeleton(), shapes.canonicalExpression());
    double[] pivot = {0, character.skeleton().rest(PortraitJoint.HEAD, 1), 0};
    PortraitStates source = new PortraitStates(framing, pivot, settings.size(), settings.seed());
    List<PortraitStates.State> heldOut = source.heldOut(settings.heldOutPerBand());
    fit(cache, textures, motion, source.training(settings.pictures()));
    textures.store();
    BakeMetrics metrics = measure(cache, textures, motion, heldOut);
    List<Sheet> sheets = new ArrayList<>();
    for (SheetDraft draft : drafts) {
      sheets.add(draft.toSheet());
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("person", character.person().name());
    metadata.put("seed", String.valueOf(settings.seed()));
    metadata.putAll(metrics.asMetadata());
    Avatar avatar =
        new Avatar(
            character.person().name(),
            metadata,
            character.skeleton(),
            framing,
            shapes.canonicalExpression(),
            sheets);
    cache.delete();
    return new Result(avatar, metrics);
  }

  private List<SheetDraft> paint(SurfaceShapes shapes) {
    float[] open = new float[ArkitExpression.COUNT];
    open[ArkitExpression.JAW_OPEN.ordinal()] = 0.6f;
    SurfaceColours closed = studio.colours(PortraitPose.REST);
    SurfaceColours opened = studio.colours(PortraitPose.REST.withExpression(open));
    List<SheetPlan> plans = new AvatarLayout(shapes).plans();
    AtomicInteger done = new AtomicInteger();
    List<Callable<SheetDraft>> tasks = new ArrayList<>();
    for (SheetPlan plan : plans) {
      tasks.add(
          () -> {
            SheetBuilder builder = new SheetBuilder(shapes, closed.copy(), opened.copy());
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
    TextureFit fit = new TextureFit(textures, workers, RATE);
    int done = restore(cache, textures);
    while (done < settings.iterations()) {
      int steps = Math.min(CHECKPOINT_STEPS, settings.iterations() - done);
      int before = done;
      fit.run(
          observations,
          done,
          steps,
          settings.iterations(),
          settings.seed() + done,
          s -> progress.at("fitting textures", before + s, settings.iterations()));
      done += steps;
      save(cache, textures, done);
    }
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

  private static void save(PictureCache cache, TextureSet textures, int done) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 2 * textures.values.length);
    bytes.putInt(done);
    for (float value : textures.values) {
      bytes.putShort((short) (int) (value * 32767 + 0.5f));
    }
    cache.keep("textures", bytes.array());
  }

  private static int restore(PictureCache cache, TextureSet textures) throws IOException {
    var kept = cache.find("textures", 4 + 2 * textures.values.length);
    if (kept.isEmpty()) {
      return 0;
    }
    ByteBuffer bytes = ByteBuffer.wrap(kept.get());
    int done = bytes.getInt();
    for (int i = 0; i < textures.values.length; i++) {
      textures.values[i] = bytes.getShort() / 32767f;
    }
    return done;
  }

  private BakeMetrics measure(
      PictureCache cache,
      TextureSet textures,
      DraftMotion motion,
      List<PortraitStates.State> states)
      throws IOException {
    double[] psnr = new double[BakeMetrics.BANDS.length];
    double[] ssim = new double[BakeMetrics.BANDS.length];
    long full = 0;
    long holes = 0;
    double fragments = 0;
    int size = settings.size();
    List<BufferedImage> shown = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      byte[] bytes = picture(cache, "held-" + i, states.get(i));
      float[] truth = new float[bytes.length];
      for (int k = 0; k < truth.length; k++) {
        truth[k] = (bytes[k] & 255) / 255f;
      }
      PinholeCamera camera = states.get(i).camera();
      FragmentView view =
          FragmentView.of(
              textures,
              motion,
              states.get(i).pose(),
              new PinholeCamera(
                  2 * camera.focalPixels(),
                  2 * camera.centreX(),
                  2 * camera.centreY(),
                  2 * size,
                  2 * size));
      float[] made = composite(view, textures, size);
      int band = i / settings.heldOutPerBand();
      psnr[band] += PictureMeasure.psnr(made, truth) / settings.heldOutPerBand();
      ssim[band] += PictureMeasure.ssim(made, truth, size, size) / settings.heldOutPerBand();
      long covered = 0;
      for (int k = 3; k < truth.length; k += 4) {
        covered += truth[k] > 0.02f ? 1 : 0;
        full += truth[k] > 0.98f ? 1 : 0;
        holes += truth[k] > 0.98f && made[k] < 0.85f ? 1 : 0;
      }
      fragments += view.texel.length / 4.0 / Math.max(1, covered) / states.size();
      if (i % settings.heldOutPerBand() < 2) {
        shown.add(pair(truth, made, states.get(i)));
      }
      progress.at("measuring", i + 1, states.size());
    }
    progress.picture(row(shown));
    return new BakeMetrics(psnr, ssim, holes / (double) Math.max(1, full), fragments);
  }

  /** The picture of a view of twice the size, four samples averaged per pixel. */
  private static float[] composite(FragmentView view, TextureSet textures, int size) {
    Compositing compositing = new Compositing();
    float[] samples = new float[4 * view.width * view.height];
    for (int pixel = 0; pixel < view.width * view.height; pixel++) {
      compositing.forward(view, textures.values, pixel, samples);
    }
    float[] out = new float[4 * size * size];
    for (int i = 0; i < samples.length / 4; i++) {
      int to = i / view.width / 2 * size + i % view.width / 2;
      for (int c = 0; c < 4; c++) {
        out[4 * to + c] += 0.25f * samples[4 * i + c];
      }
    }
    return out;
  }

  private BufferedImage pair(float[] truth, float[] made, PortraitStates.State state) {
    int size = settings.size();
    BufferedImage out = new BufferedImage(size, 2 * size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    graphics.drawImage(shown(truth, state), 0, 0, null);
    graphics.drawImage(shown(made, state), 0, size, null);
    graphics.dispose();
    return out;
  }

  private BufferedImage shown(float[] rgba, PortraitStates.State state) {
    int size = settings.size();
    return new StudioPicture(size, size, rgba, new float[0], state.camera(), state.pose())
        .over(0.33f, 0.36f, 0.42f);
  }

  private static BufferedImage row(List<BufferedImage> pictures) {
    int width = pictures.getFirst().getWidth();
    int height = pictures.getFirst().getHeight();
    BufferedImage out =
        new BufferedImage(width * pictures.size(), height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    for (int i = 0; i < pictures.size(); i++) {
      graphics.drawImage(pictures.get(i), i * width, 0, null);
    }
    graphics.dispose();
    return out;
  }
}
