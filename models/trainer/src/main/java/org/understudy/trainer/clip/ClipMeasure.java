package org.understudy.trainer.clip;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.understudy.parametric.PinholeCamera;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.LandmarkTracker;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.fit.LandmarkModel;
import org.understudy.trainer.bake.Compositing;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.PictureMeasure;
import org.understudy.trainer.bake.TextureSet;

/** Compares an avatar with pictures of the clip. Not thread-safe. */
final class ClipMeasure {
  private static final float[] GROUND = {0.33f, 0.36f, 0.42f};
  private static final int RIGHT_EYE = 33;
  private static final int LEFT_EYE = 263;
  private static final int SHOWN = 6;

  private final DraftMotion motion;
  private final List<ClipPictures.Picture> pictures;

  ClipMeasure(DraftMotion motion, List<ClipPictures.Picture> pictures) {
    this.motion = motion;
    this.pictures = pictures;
  }

  /**
   * The picture of an avatar in the state of a clip's picture, [height][width][4] premultiplied,
   * the mean of 2x2 samples per pixel.
   */
  float[] made(TextureSet textures, ClipPictures.Picture picture) {
    PinholeCamera c = picture.camera();
    PinholeCamera fine =
        new PinholeCamera(
            2 * c.focalPixels(), 2 * c.centreX(), 2 * c.centreY(), 2 * c.width(), 2 * c.height());
    float[] samples = composite(textures, FragmentView.of(textures, motion, picture.pose(), fine));
    float[] made = new float[4 * c.width() * c.height()];
    for (int i = 0; i < samples.length / 4; i++) {
      int to = i / fine.width() / 2 * c.width() + i % fine.width() / 2;
      for (int k = 0; k < 4; k++) {
        made[4 * to + k] += samples[4 * i + k] / 4;
      }
    }
    return made;
  }

  /** The picture of some fragments, [height][width][4] premultiplied. */
  static float[] composite(TextureSet textures, FragmentView view) {
    float[] out = new float[4 * view.width * view.height];
    Compositing compositing = new Compositing();
    for (int pixel = 0; pixel < view.width * view.height; pixel++) {
      compositing.forward(view, textures.values, pixel, out);
    }
    return out;
  }

  /** Mean foreground PSNR, decibels. */
  double psnr(TextureSet textures) {
    return pictures.stream()
        .mapToDouble(p -> PictureMeasure.psnr(made(textures, p), truth(p)))
        .average()
        .orElse(0);
  }

  /**
   * Everything that is measured.
   *
   * @param psnrByLandmarks what {@link #psnr} is where landmarks alone say the poses, decibels
   */
  ClipMetrics of(TextureSet textures, double psnrByLandmarks) throws IOException {
    double psnr = 0;
    double ssim = 0;
    double iou = 0;
    double landmarks = 0;
    int found = 0;
    int n = pictures.size();
    try (LandmarkTracker tracker =
        LandmarkTracker.open(new LandmarkSettings(Optional.empty(), 3, 1))) {
      for (ClipPictures.Picture p : pictures) {
        float[] truth = truth(p);
        float[] made = made(textures, p);
        int w = p.camera().width();
        int h = p.camera().height();
        psnr += PictureMeasure.psnr(made, truth) / n;
        ssim += PictureMeasure.ssim(made, truth, w, h) / n;
        iou += overlap(made, truth) / n;
        double apart = apart(look(tracker, truth, w, h), look(tracker, made, w, h));
        if (!Double.isNaN(apart)) {
          landmarks += apart;
          found++;
        }
      }
    }
    return new ClipMetrics(
        n, psnr, psnrByLandmarks, ssim, iou, found == 0 ? Double.NaN : landmarks / found);
  }

  /** Some pictures: the clip above, the avatar below. */
  BufferedImage sheet(TextureSet textures) {
    int w = pictures.getFirst().camera().width();
    int h = pictures.getFirst().camera().height();
    int shown = Math.min(SHOWN, pictures.size());
    BufferedImage out = new BufferedImage(w * shown, 2 * h, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < shown; k++) {
      ClipPictures.Picture p = pictures.get(k * pictures.size() / shown);
      draw(truth(p), out, k * w, 0, w, h);
      draw(made(textures, p), out, k * w, h, w, h);
    }
    return out;
  }

  private static double overlap(float[] a, float[] b) {
    int both = 0;
    int either = 0;
    for (int i = 3; i < a.length; i += 4) {
      boolean inA = a[i] > 0.5f;
      boolean inB = b[i] > 0.5f;
      both += inA && inB ? 1 : 0;
      either += inA || inB ? 1 : 0;
    }
    return both / (double) Math.max(1, either);
  }

  private static double apart(Landmarks truth, Landmarks made) {
    if (!(truth instanceof Landmarks.Found t && made instanceof Landmarks.Found m)) {
      return Double.NaN;
    }
    float[] a = t.face();
    float[] b = m.face();
    double sum = 0;
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      sum += Math.hypot(a[3 * l] - b[3 * l], a[3 * l + 1] - b[3 * l + 1]);
    }
    double eyes =
        Math.hypot(a[3 * RIGHT_EYE] - a[3 * LEFT_EYE], a[3 * RIGHT_EYE + 1] - a[3 * LEFT_EYE + 1]);
    return sum / LandmarkModel.FACE_COUNT / Math.max(1, eyes);
  }

  private static Landmarks look(LandmarkTracker tracker, float[] rgba, int w, int h) {
    byte[] rgb = new byte[3 * w * h];
    for (int i = 0; i < w * h; i++) {
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) over(rgba, i, c);
      }
    }
    tracker.reset();
    return tracker.track(new VideoFrame(rgb, w, h, 0, 0));
  }

  /** [height][width][4] premultiplied, 0..1. */
  static float[] truth(ClipPictures.Picture p) {
    float[] out = new float[p.rgba().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (p.rgba()[i] & 255) / 255f;
    }
    return out;
  }

  private static void draw(float[] rgba, BufferedImage to, int x0, int y0, int w, int h) {
    for (int i = 0; i < w * h; i++) {
      int pixel = over(rgba, i, 0) << 16 | over(rgba, i, 1) << 8 | over(rgba, i, 2);
      to.setRGB(x0 + i % w, y0 + i / w, pixel);
    }
  }

  private static int over(float[] rgba, int pixel, int channel) {
    float value = rgba[4 * pixel + channel] + (1 - rgba[4 * pixel + 3]) * GROUND[channel];
    return (int) (Math.clamp(value, 0f, 1f) * 255 + 0.5f);
  }
}
