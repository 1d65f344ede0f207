package org.understudy.tracking.detect;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import javax.imageio.ImageIO;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;
import org.understudy.tracking.debug.DebugOverlay;

/**
 * Tracks clips, prints how many frames have a face and what each stage takes, and writes contact
 * sheets with the landmarks drawn over the frames. Arguments: folder for the sheets, how many
 * frames a sheet shows, then clips.
 */
public final class LandmarkDebug {
  private static final int COLUMNS = 6;
  private static final int TILE = 320;

  private LandmarkDebug() {}

  /** Runs the tool. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int shown = Integer.parseInt(arguments[1]);
    for (String clip : List.of(arguments).subList(2, arguments.length)) {
      track(Path.of(clip), folder, shown);
    }
  }

  private static void track(Path clip, Path folder, int shown) throws IOException {
    LandmarkSettings settings = LandmarkSettings.DEFAULT;
    if (Boolean.getBoolean("full")) {
      settings = settings.withPoseModel(PoseModel.FULL);
    }
    if (Boolean.getBoolean("faceOnly")) {
      settings = new LandmarkSettings(Optional.empty(), 3, 1);
    }
    try (VideoReader reader = VideoReader.open(clip);
        LandmarkTracker tracker = LandmarkTracker.open(settings)) {
      byte[] rgb = new byte[reader.info().frameBytes()];
      List<Landmarks> all = new ArrayList<>();
      List<BufferedImage> tiles = new ArrayList<>();
      Map<String, Integer> reasons = new TreeMap<>();
      long every = Math.max(1, reader.info().frameCount() / shown);
      StringBuilder lostAt = new StringBuilder();
      while (true) {
        NextFrame next = reader.read(rgb);
        if (!(next instanceof VideoFrame frame)) {
          break;
        }
        Landmarks landmarks = tracker.track(frame);
        all.add(landmarks);
        if (landmarks instanceof Landmarks.Lost lost) {
          reasons.merge(
              lost.reason() + ": " + lost.detail().replaceAll("[0-9.]+", "#"), 1, Integer::sum);
          lostAt.append(' ').append(frame.index());
        }
        boolean lostNow = landmarks instanceof Landmarks.Lost;
        if (frame.index() % every == 0 || (lostNow && Boolean.getBoolean("showLost"))) {
          tiles.add(tile(frame, landmarks));
        }
      }
      report(clip, all, reasons, lostAt.toString());
      sheet(tiles, folder.resolve(clip.getFileName().toString().replace(".mp4", ".png")));
    }
  }

  private static BufferedImage tile(VideoFrame frame, Landmarks landmarks) {
    BufferedImage picture = DebugOverlay.picture(frame);
    Graphics2D over = picture.createGraphics();
    DebugOverlay.draw(over, landmarks);
    over.drawString("frame " + frame.index(), 6, frame.height() - 8);
    over.dispose();
    BufferedImage tile = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
    Region shown = shown(frame, landmarks);
    double scale = TILE / shown.size();
    Graphics2D g = tile.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.scale(scale, scale);
    g.translate(shown.size() / 2 - shown.centreX(), shown.size() / 2 - shown.centreY());
    g.drawImage(picture, 0, 0, null);
    g.dispose();
    return tile;
  }

  /** The whole picture, or what is around a small face. */
  private static Region shown(VideoFrame frame, Landmarks landmarks) {
    Region whole = Region.ofPicture(frame.width(), frame.height());
    return landmarks instanceof Landmarks.Found found
            && found.faceRegion().size() < whole.size() / 3
        ? found.faceRegion().upright().scaled(1.5)
        : whole;
  }

  private static void sheet(List<BufferedImage> tiles, Path file) throws IOException {
    int rows = Math.ceilDiv(tiles.size(), COLUMNS);
    BufferedImage sheet =
        new BufferedImage(COLUMNS * TILE, Math.max(1, rows) * TILE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    for (int i = 0; i < tiles.size(); i++) {
      g.drawImage(tiles.get(i), i % COLUMNS * TILE, i / COLUMNS * TILE, null);
    }
    g.dispose();
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static void report(
      Path clip, List<Landmarks> all, Map<String, Integer> reasons, String lostAt) {
    long found = all.stream().filter(Landmarks.Found.class::isInstance).count();
    System.out.printf(
        "%s: %d frames, face in %.1f %%, body in %.1f %%%n",
        clip.getFileName(),
        all.size(),
        100.0 * found / all.size(),
        100.0 * all.stream().filter(l -> l.pose().isPresent()).count() / all.size());
    print("  detection", all, StageTimes::detection);
    print("  mesh", all, StageTimes::mesh);
    print("  pose detection", all, StageTimes::poseDetection);
    print("  pose", all, StageTimes::pose);
    print("  total", all, StageTimes::total);
    reasons.forEach((reason, count) -> System.out.println("  " + count + " x " + reason));
    if (!lostAt.isEmpty()) {
      System.out.println("  lost at" + lostAt);
    }
  }

  private static void print(String name, List<Landmarks> all, ToLongFunction<StageTimes> stage) {
    long[] times =
        all.stream().mapToLong(l -> stage.applyAsLong(l.times())).filter(t -> t > 0).toArray();
    if (times.length == 0) {
      return;
    }
    Arrays.sort(times);
    System.out.printf(
        "%s: %d times, lowest tenth %.2f, median %.2f, p95 %.2f, max %.2f ms%n",
        name,
        times.length,
        times[times.length / 10] / 1e6,
        times[times.length / 2] / 1e6,
        times[times.length * 95 / 100] / 1e6,
        times[times.length - 1] / 1e6);
  }
}
