package org.understudy.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.app.talk.PictureShape;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions.Backend;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * How long a frame takes, and how much memory is held, by the size of the picture, by the number of
 * sheets and by the number of avatars that are drawn in turn. With plain kernels, which sessions
 * and short videos are drawn with.
 */
final class GrowthSuite {
  private static final Backend KERNELS = Backend.SCALAR;
  private static final List<Integer> EDGES = List.of(128, 256, 512, 768, 1024);
  private static final List<Integer> SHEET_PERCENT = List.of(25, 50, 100);
  private static final List<Integer> AVATARS = List.of(1, 2, 4);

  private final Avatar avatar;
  private final List<PortraitPose> poses;
  private final BenchInput input;

  /**
   * A suite.
   *
   * @param poses of the avatar, drawn over and over
   */
  GrowthSuite(Avatar avatar, List<PortraitPose> poses, BenchInput input) {
    this.avatar = avatar;
    this.poses = poses;
    this.input = input;
  }

  /** Seconds it is likely to take. */
  static double estimate(BenchEffort effort) {
    return Drawer.estimate(EDGES.size() + SHEET_PERCENT.size() + AVATARS.size(), effort);
  }

  /** A drawer and what it and what it draws hold of the heap. */
  private record Measured(String figure, Drawer drawer, long heldBytes) {}

  /** Makes what is measured. */
  @FunctionalInterface
  private interface Maker {
    Drawer make(DrawingThreads threads) throws IOException;
  }

  SuiteResult run(BenchSteps steps) throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    List<FigureTable> tables = new ArrayList<>();
    Map<String, Maker> sizes = new LinkedHashMap<>();
    EDGES.forEach(
        edge ->
            sizes.put(
                String.valueOf(edge),
                threads -> drawer(edge + "x" + edge, List.of(avatar), square(edge), threads)));
    figures.put("size", section("By the size of the picture", sizes, tables, steps));
    Map<String, Maker> sheets = new LinkedHashMap<>();
    for (int percent : SHEET_PERCENT) {
      Avatar part = avatar.withSheets(some(avatar.sheets(), percent));
      String name = "%d sheets (%d %%)".formatted(part.sheets().size(), percent);
      sheets.put(
          percent + "percent", threads -> drawer(name, List.of(part), input.drawn(), threads));
    }
    figures.put(
        "sheets", section("By the number of sheets, " + input.drawn(), sheets, tables, steps));
    Map<String, Maker> avatars = new LinkedHashMap<>();
    for (int count : AVATARS) {
      avatars.put(
          String.valueOf(count),
          threads -> drawer(count + " in turn", loaded(count), input.drawn(), threads));
    }
    figures.put(
        "avatars", section("By the number of avatars, " + input.drawn(), avatars, tables, steps));
    tables
        .getLast()
        .note(
            "scalar kernels, %d threads; memory: heap held by renderers and pictures, and by avatars that were loaded for it"
                .formatted(DrawingThreads.COUNT));
    return new SuiteResult(figures, tables);
  }

  private static PictureShape square(int edge) {
    return PictureShape.square(edge);
  }

  private List<Avatar> loaded(int count) throws IOException {
    List<Avatar> loaded = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      loaded.add(input.avatars().load());
    }
    return loaded;
  }

  private static Drawer drawer(
      String name, List<Avatar> shown, PictureShape shape, DrawingThreads threads) {
    List<AvatarRenderer> renderers =
        shown.stream()
            .map(who -> AvatarRenderers.create(who, threads.options().withBackend(KERNELS)))
            .toList();
    PinholeCamera camera = shown.getFirst().framing().camera(shape.width(), shape.height());
    return new Drawer(name, renderers, camera, threads, false);
  }

  /** A share of sheets from all over. */
  static List<Sheet> some(List<Sheet> sheets, int percent) {
    List<Sheet> some = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      if ((i + 1) * percent / 100 > i * percent / 100) {
        some.add(sheets.get(i));
      }
    }
    return some.isEmpty() ? sheets.subList(0, 1) : some;
  }

  private Map<String, Object> section(
      String title, Map<String, Maker> makers, List<FigureTable> tables, BenchSteps steps)
      throws Exception {
    FigureTable table =
        new FigureTable(title + ", ms", "drawn", "median", "p95", "x first", "holds, MiB");
    Map<String, Object> figures = new LinkedHashMap<>();
    try (DrawingThreads threads = new DrawingThreads()) {
      List<Measured> all = new ArrayList<>();
      for (Map.Entry<String, Maker> maker : makers.entrySet()) {
        long before = HeldHeap.bytes();
        Drawer drawer = maker.getValue().make(threads);
        drawer.warmUp(poses, 0);
        all.add(new Measured(maker.getKey(), drawer, HeldHeap.bytes() - before));
      }
      List<Drawer> drawers = all.stream().map(Measured::drawer).toList();
      Drawer.race(drawers, poses, input.effort(), steps);
      for (Measured one : all) {
        Map<String, Object> figure = one.drawer().figures();
        figure.put("heldHeapBytes", one.heldBytes());
        figures.put(one.figure(), figure);
        table.row(
            one.drawer().name(),
            FigureTable.number(one.drawer().frame().median(), 2),
            FigureTable.number(one.drawer().frame().p95(), 2),
            FigureTable.number(one.drawer().ratioTo(drawers.getFirst()), 2),
            FigureTable.mebibytes(one.heldBytes()));
      }
    }
    tables.add(table);
    return figures;
  }
}
