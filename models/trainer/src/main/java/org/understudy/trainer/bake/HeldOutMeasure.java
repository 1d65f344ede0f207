package org.understudy.trainer.bake;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.PinholeCamera;
import org.understudy.trainer.studio.StudioPicture;

/** Compares an avatar with studio pictures of states it was not fitted to. Not thread-safe. */
final class HeldOutMeasure {
  private static final float COVERED = 0.02f;
  private static final float FULL = 0.98f;
  private static final float HOLE = 0.85f;

  private final BakeSettings settings;
  private final DraftMotion motion;
  private final List<PortraitStates.State> states;
  private final List<byte[]> pictures;
  private final BakeProgress progress;

  /**
   * A measure.
   *
   * @param states as many per band of yaw as the settings say, band after band
   * @param pictures the studio's pictures of them, [size][size][4] premultiplied RGBA
   */
  HeldOutMeasure(
      BakeSettings settings,
      DraftMotion motion,
      List<PortraitStates.State> states,
      List<byte[]> pictures,
      BakeProgress progress) {
    this.settings = settings;
    this.motion = motion;
    this.states = states;
    this.pictures = pictures;
    this.progress = progress;
  }

  /** The agreement with these textures; pairs of pictures go to the progress. */
  BakeMetrics of(TextureSet textures) {
    double[] psnr = new double[BakeMetrics.BANDS.length];
    double[] ssim = new double[BakeMetrics.BANDS.length];
    long full = 0;
    long holes = 0;
    double fragments = 0;
    int size = settings.size();
    List<BufferedImage> shown = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      byte[] bytes = pictures.get(i);
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
        covered += truth[k] > COVERED ? 1 : 0;
        full += truth[k] > FULL ? 1 : 0;
        holes += truth[k] > FULL && made[k] < HOLE ? 1 : 0;
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
