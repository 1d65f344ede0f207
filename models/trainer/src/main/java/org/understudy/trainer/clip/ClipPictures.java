package org.understudy.trainer.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;
import org.understudy.tracking.detect.PersonSegmenter;

/** Pictures of a clip's frames, cropped to the person, scaled, and matted. */
final class ClipPictures {
  private static final double CROP_FACES_ABOVE = 1.35;
  private static final double CROP_FACES_BELOW = 1.9;
  private static final double CROP_FACES_ASIDE = 1.9;

  /**
   * One picture.
   *
   * @param frame index of the clip's frame
   * @param pose the person's state
   * @param camera of the cropped and scaled picture
   * @param sourceFocalPixels focal length of the clip's camera, in the clip's pixels
   * @param rgba [height][width][4] premultiplied sRGB-encoded, as bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Picture(
      long frame, PortraitPose pose, PinholeCamera camera, double sourceFocalPixels, byte[] rgba) {
    /** The same picture of a person in another pose. */
    Picture posed(PortraitPose other) {
      return new Picture(frame, other, camera, sourceFocalPixels, rgba);
    }

    /** The picture at half its size. */
    Picture half() {
      int w = camera.width() / 2;
      int h = camera.height() / 2;
      byte[] out = new byte[4 * w * h];
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          for (int c = 0; c < 4; c++) {
            int from = 4 * (2 * y * camera.width() + 2 * x) + c;
            int below = from + 4 * camera.width();
            int sum =
                (rgba[from] & 255)
                    + (rgba[from + 4] & 255)
                    + (rgba[below] & 255)
                    + (rgba[below + 4] & 255);
            out[4 * (y * w + x) + c] = (byte) ((sum + 2) / 4);
          }
        }
      }
      PinholeCamera half =
          new PinholeCamera(
              camera.focalPixels() / 2, camera.centreX() / 2, camera.centreY() / 2, w, h);
      return new Picture(frame, pose, half, sourceFocalPixels, out);
    }
  }

  private final TrackedClip clip;
  private final int x0;
  private final int y0;
  private final int side;
  private final int rows;
  private final int width;
  private final int height;
  private @Nullable Backdrop backdrop;

  /**
   * Pictures of a clip.
   *
   * @param longest pixels of their longer side at most
   */
  ClipPictures(TrackedClip clip, int longest) {
    this.clip = clip;
    double left = Double.MAX_VALUE;
    double right = 0;
    double top = Double.MAX_VALUE;
    double bottom = 0;
    for (TrackedClip.Frame f : clip.frames()) {
      double face = f.face().size() / 1.5;
      left = Math.min(left, f.face().centreX() - CROP_FACES_ASIDE * face);
      right = Math.max(right, f.face().centreX() + CROP_FACES_ASIDE * face);
      top = Math.min(top, f.face().centreY() - CROP_FACES_ABOVE * face);
      bottom = Math.max(bottom, f.face().centreY() + CROP_FACES_BELOW * face);
    }
    x0 = (int) Math.max(0, left);
    y0 = (int) Math.max(0, top);
    side = (int) Math.min(clip.info().width(), right) - x0;
    rows = (int) Math.min(clip.info().height(), bottom) - y0;
    double scale = Math.min(1.0, (double) longest / Math.max(side, rows));
    width = Math.max(1, (int) Math.round(side * scale));
    height = Math.max(1, (int) Math.round(rows * scale));
  }

  private PinholeCamera camera() {
    double sx = (double) width / side;
    PinholeCamera c = clip.camera();
    return new PinholeCamera(
        c.focalPixels() * sx,
        (c.centreX() - x0) * sx,
        (c.centreY() - y0) * height / (double) rows,
        width,
        height);
  }

  /** The same pictures with poses and camera as another tracking of the same clip has them. */
  static List<Picture> posedBy(TrackedClip clip, List<Picture> pictures) {
    Map<Long, TrackedClip.Frame> frames = new TreeMap<>();
    clip.frames().forEach(f -> frames.put(f.index(), f));
    List<Picture> out = new ArrayList<>();
    for (Picture p : pictures) {
      TrackedClip.Frame f = frames.get(p.frame());
      PinholeCamera c = p.camera();
      if (f != null) {
        double focal = c.focalPixels() * clip.camera().focalPixels() / p.sourceFocalPixels();
        out.add(
            new Picture(
                p.frame(),
                f.pose(),
                new PinholeCamera(focal, c.centreX(), c.centreY(), c.width(), c.height()),
                clip.camera().focalPixels(),
                p.rgba()));
      }
    }
    return out;
  }

  /**
   * Takes the pictures of some frames in one pass over the video. The backdrop is learned from the
   * first frames that are asked for, and used for all later ones as well.
   */
  List<Picture> take(Path video, List<TrackedClip.Frame> frames, IntConsumer done)
      throws IOException {
    Map<Long, TrackedClip.Frame> wanted = new TreeMap<>();
    frames.forEach(f -> wanted.put(f.index(), f));
    List<TrackedClip.Frame> found = new ArrayList<>();
    List<Backdrop.Unmatted> whole = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video);
        PersonSegmenter segmenter = PersonSegmenter.open(2)) {
      byte[] rgb = new byte[Math.toIntExact(reader.info().frameBytes())];
      float[] mask = new float[reader.info().width() * reader.info().height()];
      NextFrame next = reader.read(rgb);
      while (next instanceof VideoFrame frame && found.size() < wanted.size()) {
        TrackedClip.Frame f = wanted.get(frame.index());
        if (f != null && segmenter.segment(frame, f.face(), mask)) {
          found.add(f);
          whole.add(cropped(frame, mask));
          done.accept(found.size());
        }
        next = reader.read(rgb);
      }
    }
    Backdrop behind = backdrop == null ? Backdrop.of(whole, width, height) : backdrop;
    backdrop = behind;
    List<Picture> out = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      TrackedClip.Frame f = found.get(i);
      out.add(
          new Picture(
              f.index(),
              f.pose(),
              camera(),
              clip.camera().focalPixels(),
              behind.matted(whole.get(i))));
    }
    return out;
  }

  private Backdrop.Unmatted cropped(VideoFrame frame, float[] mask) {
    float[][] planes = new float[3][width * height];
    float[] belief = new float[width * height];
    double sx = (double) side / width;
    double sy = (double) rows / height;
    for (int y = 0; y < height; y++) {
      int fy = y0 + (int) (y * sy);
      int ty = Math.max(fy + 1, y0 + (int) ((y + 1) * sy));
      for (int x = 0; x < width; x++) {
        int fx = x0 + (int) (x * sx);
        int tx = Math.max(fx + 1, x0 + (int) ((x + 1) * sx));
        int n = (tx - fx) * (ty - fy);
        for (int v = fy; v < ty; v++) {
          for (int u = fx; u < tx; u++) {
            int at = v * frame.width() + u;
            for (int c = 0; c < 3; c++) {
              planes[c][y * width + x] += (frame.rgb()[3 * at + c] & 255) / (255f * n);
            }
            belief[y * width + x] += mask[at] / n;
          }
        }
      }
    }
    return new Backdrop.Unmatted(planes, belief);
  }
}
