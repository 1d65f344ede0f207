package org.understudy.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.talk.PictureShape;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.avatar.render.RendererOptions.Backend;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * Every renderer that runs here draws the same poses in turns; how long each took, what it
 * allocated, how far its pictures are from those of the scalar one, and what the memory would
 * allow.
 */
final class BackendSuite {
  private static final int COMPARED_POSES = 8;

  private final Avatar avatar;
  private final List<PortraitPose> poses;
  private final PictureShape shape;
  private final BenchEffort effort;
  private final RendererMaker maker;

  /** Makes renderers. */
  @FunctionalInterface
  interface RendererMaker {
    /** A renderer as the options say, or another where that one does not run here. */
    AvatarRenderer make(Avatar avatar, RendererOptions options);
  }

  /**
   * A suite.
   *
   * @param poses of the avatar, drawn over and over
   * @param shape of the pictures
   */
  BackendSuite(Avatar avatar, List<PortraitPose> poses, PictureShape shape, BenchEffort effort) {
    this(avatar, poses, shape, effort, AvatarRenderers::create);
  }

  /** A suite of renderers that are made elsewhere. */
  BackendSuite(
      Avatar avatar,
      List<PortraitPose> poses,
      PictureShape shape,
      BenchEffort effort,
      RendererMaker maker) {
    this.avatar = avatar;
    this.poses = poses;
    this.shape = shape;
    this.effort = effort;
    this.maker = maker;
  }

  /** Seconds it is likely to take. */
  static double estimate(BenchEffort effort) {
    return Drawer.estimate(candidates().size(), effort);
  }

  /** All but the one that chooses among the others. */
  static List<Backend> candidates() {
    return Arrays.stream(Backend.values()).filter(backend -> backend != Backend.AUTO).toList();
  }

  private static String word(Backend backend) {
    return backend.name().toLowerCase(Locale.ROOT);
  }

  /** A renderer that has drawn a picture, or why there is none. */
  private record Candidate(String name, List<AvatarRenderer> renderer, String reason) {}

  private Candidate candidate(Backend backend, RendererOptions options, PinholeCamera camera) {
    String name = word(backend);
    try {
      AvatarRenderer made = maker.make(avatar, options.withBackend(backend));
      boolean itself = made.backend().name().toLowerCase(Locale.ROOT).startsWith(name);
      if (!itself) {
        return new Candidate(name, List.of(), made.backend().reason());
      }
      made.render(poses.getFirst(), camera, new RgbaImage(camera.width(), camera.height()));
      return new Candidate(name, List.of(made), made.backend().reason());
    } catch (RuntimeException | LinkageError e) {
      return new Candidate(name, List.of(), FailureMessages.message(e));
    }
  }

  SuiteResult run(BenchSteps steps) throws Exception {
    PinholeCamera camera = avatar.framing().camera(shape.width(), shape.height());
    Map<String, Object> figures = new LinkedHashMap<>();
    FigureTable times =
        new FigureTable(
            "Drawing at %s, every renderer that runs here, ms".formatted(shape),
            "renderer",
            "median",
            "p95",
            "deform",
            "bin",
            "raster",
            "x scalar",
            "bytes/frame",
            "x floor",
            "largest diff.",
            "mean diff.",
            "pixels, %");
    CopyBandwidth bandwidth = CopyBandwidth.measure(DrawingThreads.COUNT, effort.copyBytes());
    MemoryFloor floor = MemoryFloor.of(avatar, spread(), camera, bandwidth);
    try (DrawingThreads threads = new DrawingThreads()) {
      List<Drawer> drawers = new ArrayList<>();
      Map<String, String> unavailable = new LinkedHashMap<>();
      for (Backend backend : candidates()) {
        Candidate candidate = candidate(backend, threads.options(), camera);
        if (candidate.renderer().isEmpty()) {
          unavailable.put(candidate.name(), candidate.reason());
        } else {
          drawers.add(
              new Drawer(
                  candidate.name(),
                  candidate.renderer(),
                  camera,
                  threads,
                  backend == Backend.PLAIN));
        }
      }
      Drawer.race(drawers, poses, effort, steps);
      Drawer scalar = named(drawers, word(Backend.SCALAR));
      for (Drawer drawer : drawers) {
        PictureDifference difference = difference(drawer.name(), threads, camera);
        Map<String, Object> one = drawer.figures();
        one.put("scalarRatio", Figures.rounded(drawer.ratioTo(scalar)));
        one.put("allocatedBytesPerFrame", Math.round(drawer.allocatedBytesPerFrame()));
        one.put("floorRatio", Figures.rounded(drawer.frame().median() / floor.milliseconds()));
        one.put("largestDifference", difference.largest());
        one.put("meanDifference", Figures.rounded(difference.mean()));
        one.put("differingPixelShare", Figures.rounded(difference.pixelShare()));
        figures.put(drawer.name(), one);
        row(times, drawer, scalar, floor, difference, one);
      }
      unavailable.forEach(
          (name, reason) -> {
            figures.put(name, Map.of("unavailable", reason));
            times.note("%s is not available: %s".formatted(name, reason));
          });
    }
    figures.put("memory", floor.figures());
    notes(times, floor);
    return new SuiteResult(Map.of(shape.toString(), figures), List.of(times));
  }

  private static Drawer named(List<Drawer> drawers, String name) {
    return drawers.stream().filter(drawer -> drawer.name().equals(name)).findFirst().orElseThrow();
  }

  /** Without smoothing, which the plain renderer does not know, so that kernels are compared. */
  private PictureDifference difference(String name, DrawingThreads threads, PinholeCamera camera) {
    RendererOptions options = threads.options().with(RendererOptions.Smoothing.NONE);
    Backend backend = Backend.valueOf(name.toUpperCase(Locale.ROOT));
    return PictureDifference.of(
        maker.make(avatar, options.withBackend(backend)),
        maker.make(avatar, options.withBackend(Backend.SCALAR)),
        camera,
        spread());
  }

  /** A few poses from all over. */
  private List<PortraitPose> spread() {
    int count = Math.min(COMPARED_POSES, poses.size());
    return IntStream.range(0, count).mapToObj(i -> poses.get(i * poses.size() / count)).toList();
  }

  private static void row(
      FigureTable table,
      Drawer drawer,
      Drawer scalar,
      MemoryFloor floor,
      PictureDifference difference,
      Map<String, Object> figures) {
    table.row(
        drawer.name(),
        FigureTable.number(drawer.frame().median(), 2),
        FigureTable.number(drawer.frame().p95(), 2),
        median(figures, "deform"),
        median(figures, "bin"),
        median(figures, "raster"),
        FigureTable.number(drawer.ratioTo(scalar), 2),
        FigureTable.number(drawer.allocatedBytesPerFrame(), 0),
        FigureTable.number(drawer.frame().median() / floor.milliseconds(), 1),
        String.valueOf(difference.largest()),
        FigureTable.number(difference.mean(), 3),
        FigureTable.number(100 * difference.pixelShare(), 2));
  }

  private static String median(Map<String, Object> figures, String stage) {
    return figures.get(stage) instanceof Map<?, ?> times
        ? FigureTable.figure(times, Figures.MEDIAN)
        : "";
  }

  private void notes(FigureTable table, MemoryFloor floor) {
    table.note(
        "%d rounds of %d poses each, in turns, %d threads; stages are medians; x scalar: median of the rounds' ratios"
            .formatted(effort.drawRounds(), effort.roundFrames(), DrawingThreads.COUNT));
    table.note(
        "differences from the scalar kernels: of 255, %d poses, silhouettes not smoothed; pixels: those that differ by more than rounding"
            .formatted(spread().size()));
    table.note(floor.words());
  }
}
