package org.understudy.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.StageTimings;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * Something that draws poses, with what that took: one renderer, or several that take turns. For
 * the thread that made its {@link DrawingThreads}.
 */
final class Drawer {
  static final String FRAME = "frame";
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final String name;
  private final List<AvatarRenderer> renderers;
  private final PinholeCamera camera;
  private final RgbaImage image;
  private final DrawingThreads threads;
  private final boolean slow;
  private final StageTimes times = new StageTimes();
  private final List<Double> roundMedians = new ArrayList<>();
  private long frames;
  private long allocatedBytes;
  private int turn;

  /**
   * A drawer.
   *
   * @param name of its figures
   * @param renderers take turns, one a frame
   * @param camera has the size of the pictures
   * @param slow whether a frame takes so long that one a round must do
   */
  Drawer(
      String name,
      List<AvatarRenderer> renderers,
      PinholeCamera camera,
      DrawingThreads threads,
      boolean slow) {
    this.name = name;
    this.renderers = List.copyOf(renderers);
    this.camera = camera;
    this.threads = threads;
    this.slow = slow;
    image = new RgbaImage(camera.width(), camera.height());
  }

  String name() {
    return name;
  }

  /** Draws poses for some time, at least two, and forgets how long it took. */
  void warmUp(List<PortraitPose> poses, double seconds) {
    long end = System.nanoTime() + Math.round(seconds * 1e9);
    int least = slow ? 1 : 2 * renderers.size();
    for (int i = 0; i < least || (!slow && System.nanoTime() < end); i++) {
      draw(poses.get(i % poses.size()));
    }
  }

  private StageTimings draw(PortraitPose pose) {
    AvatarRenderer renderer = renderers.get(turn);
    turn = (turn + 1) % renderers.size();
    renderer.render(pose, camera, image);
    return renderer.timings();
  }

  /**
   * Draws some poses and keeps the figures.
   *
   * @param first of them
   */
  void round(List<PortraitPose> poses, int first, int count) {
    int wanted = slow ? 1 : count;
    long[] whole = new long[wanted];
    long[] deform = new long[wanted];
    long[] bin = new long[wanted];
    long[] raster = new long[wanted];
    long before = threads.allocatedBytes();
    for (int i = 0; i < wanted; i++) {
      long start = System.nanoTime();
      StageTimings stages = draw(poses.get((first + i) % poses.size()));
      whole[i] = System.nanoTime() - start;
      deform[i] = stages.deformNanos();
      bin[i] = stages.binNanos();
      raster[i] = stages.rasterNanos();
    }
    allocatedBytes += threads.allocatedBytes() - before;
    frames += wanted;
    double[] milliseconds = new double[wanted];
    for (int i = 0; i < wanted; i++) {
      milliseconds[i] = whole[i] / NANOS_PER_MILLISECOND;
      times.record(FRAME, whole[i]);
      times.record("deform", deform[i]);
      times.record("bin", bin[i]);
      times.record("raster", raster[i]);
    }
    roundMedians.add(Figures.median(milliseconds));
  }

  /** How long whole frames took. */
  StageTimes.Summary frame() {
    return times.summaries().getOrDefault(FRAME, new StageTimes.Summary(0, 0, 0, 0));
  }

  /** How long frames and their stages took, as figures. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    times.summaries().forEach((stage, took) -> figures.put(stage, Figures.of(took)));
    return figures;
  }

  /** Bytes allocated for a frame, on average. */
  double allocatedBytesPerFrame() {
    return frames == 0 ? 0 : (double) allocatedBytes / frames;
  }

  /**
   * How many times as long as another's a frame takes: the median of the rounds' ratios, so that
   * what slowed down both in a round counts for nothing.
   */
  double ratioTo(Drawer other) {
    double[] ratios = new double[roundMedians.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = roundMedians.get(round) / other.roundMedians.get(round);
    }
    return Figures.median(ratios);
  }

  /** Warms all up, and lets them take turns for some rounds, all drawing the same poses in each. */
  static void race(
      List<Drawer> drawers, List<PortraitPose> poses, BenchEffort effort, BenchSteps steps) {
    for (Drawer drawer : drawers) {
      drawer.warmUp(poses, effort.warmUpSeconds());
      steps.done(effort.warmUpSeconds());
    }
    for (int round = 0; round < effort.drawRounds(); round++) {
      int first = round * effort.roundFrames();
      for (Drawer drawer : drawers) {
        drawer.round(poses, first, effort.roundFrames());
      }
      steps.done(drawers.size() * secondsARound(effort));
    }
  }

  private static double secondsARound(BenchEffort effort) {
    return 0.02 * effort.roundFrames();
  }

  /** Seconds that a race of so many is likely to take. */
  static double estimate(int drawers, BenchEffort effort) {
    return drawers * (effort.warmUpSeconds() + effort.drawRounds() * secondsARound(effort));
  }
}
