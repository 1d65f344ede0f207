package org.understudy.avatar.render;

import java.util.concurrent.Executor;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.deform.AutomaticDeformer;
import org.understudy.avatar.deform.LiveMesh;
import org.understudy.avatar.deform.PosePalette;
import org.understudy.avatar.deform.ScreenVertices;
import org.understudy.avatar.deform.SheetDeformer;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * The real-time renderer: vertices, cell bounds and tiles are spread over the threads; within a
 * tile cells come nearest first, every pixel keeps its fragments in exact depth order, and pixels
 * that have become opaque take no more.
 */
public final class TiledRenderer implements AvatarRenderer {
  /** Texels of less alpha (of 255) than this do not make a cell worth drawing. */
  static final int VISIBLE_ALPHA = 2;

  private static final int BLOCKS_PER_CHUNK = 128;
  private static final int CELLS_PER_CHUNK = 2048;
  private static final int[] NONE = {};

  private final LiveMesh mesh;
  private final PosePalette palette;
  private final ScreenVertices vertices;
  private final SheetDeformer deformer;
  private final FragmentCompositor compositor;
  private final CellBinner bins;
  private final TileRasteriser[] rasterisers;
  private final WorkCrew crew;
  private final BackendChoice backend;
  private final StageTimings timings = new StageTimings();
  private final WorkCrew.Work deformChunk = this::deform;
  private final WorkCrew.Work boundChunk = this::bound;
  private final WorkCrew.Work drawChunk = this::draw;
  private final WorkCrew.Work edgeChunk = this::findEdges;
  private final WorkCrew.Work blendChunk = this::blend;
  private final WorkCrew.Work finishChunk = this::finish;
  private final SurfaceMap surface = new SurfaceMap();
  private final SilhouetteSmoother smoother = new SilhouetteSmoother(surface);
  private final boolean smooth;
  private int width;
  private int height;
  private int[] pixels = NONE;
  private Background background = Background.transparent();

  TiledRenderer(
      Avatar avatar,
      SheetDeformer deformer,
      FragmentCompositor compositor,
      int threads,
      Executor executor,
      boolean smooth,
      BackendChoice backend) {
    this.smooth = smooth;
    this.deformer = deformer;
    this.compositor = compositor;
    this.backend = backend;
    mesh = LiveMesh.of(avatar, VISIBLE_ALPHA);
    palette = PosePalette.of(avatar, mesh);
    vertices = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
    bins = new CellBinner(mesh);
    TextureStore textures = new TextureStore(avatar);
    crew = new WorkCrew(threads, executor);
    rasterisers = new TileRasteriser[threads];
    for (int i = 0; i < threads; i++) {
      rasterisers[i] = new TileRasteriser(mesh, textures, bins, vertices, compositor);
    }
  }

  @Override
  public void render(PortraitPose pose, PinholeCamera camera, Background behind, RgbaImage target) {
    AvatarRenderer.requireSize(camera, target);
    width = camera.width();
    height = camera.height();
    pixels = target.pixels();
    background = behind;
    background.prepare(width, height);
    bins.begin(width, height);
    surface.begin(width, height);
    smoother.begin();
    long start = System.nanoTime();
    palette.set(pose, camera);
    crew.run(chunks(mesh.blockCount(), BLOCKS_PER_CHUNK), deformChunk);
    long deformed = System.nanoTime();
    crew.run(chunks(mesh.cellCount(), CELLS_PER_CHUNK), boundChunk);
    bins.sort();
    long binned = System.nanoTime();
    crew.run(bins.tileCount(), drawChunk);
    if (smooth) {
      crew.run(surface.tilesDown(), edgeChunk);
      crew.run(surface.tilesDown(), blendChunk);
    }
    crew.run(surface.tilesDown(), finishChunk);
    timings.set(start, deformed, binned, System.nanoTime());
    pixels = NONE;
    background = Background.transparent();
    if (deformer instanceof AutomaticDeformer automatic) {
      automatic.betweenFrames(mesh, palette, vertices);
    }
    if (compositor instanceof AutomaticCompositor automatic) {
      rasterisers[0].betweenFrames(automatic);
    }
  }

  private static int chunks(int items, int perChunk) {
    return (items + perChunk - 1) / perChunk;
  }

  private void deform(int chunk, int worker) {
    int from = chunk * BLOCKS_PER_CHUNK;
    int to = Math.min(mesh.blockCount(), from + BLOCKS_PER_CHUNK);
    deformer.deform(mesh, palette, from, to, vertices);
  }

  private void bound(int chunk, int worker) {
    int from = chunk * CELLS_PER_CHUNK;
    int to = Math.min(mesh.cellCount(), from + CELLS_PER_CHUNK);
    bins.bound(vertices, width, height, from, to);
  }

  private void draw(int chunk, int worker) {
    rasterisers[worker].draw(chunk, pixels, surface);
  }

  private void findEdges(int chunk, int worker) {
    smoother.findEdges(chunk);
  }

  private void blend(int chunk, int worker) {
    smoother.blend(chunk, pixels);
  }

  /** Smooths a row of tiles and puts the background behind it. */
  private void finish(int row, int worker) {
    if (smooth) {
      smoother.finish(row, pixels);
    }
    if (background instanceof Background.Transparent) {
      return;
    }
    int bottom = surface.endY(row);
    int column = 0;
    while (column < surface.tilesAcross()) {
      boolean empty = isEmpty(column, row);
      int left = column * CellBinner.TILE;
      do {
        column++;
      } while (column < surface.tilesAcross() && isEmpty(column, row) == empty);
      int right = surface.endX(column - 1);
      for (int y = row * CellBinner.TILE; y < bottom; y++) {
        if (empty) {
          background.fill(pixels, y * width + left, y * width + right);
        } else {
          background.putBehind(pixels, y * width + left, y * width + right);
        }
      }
    }
  }

  /** Whether every pixel of a tile is transparent, as far as one knows without looking. */
  private boolean isEmpty(int column, int row) {
    return surface.isBlank(row * surface.tilesAcross() + column)
        && !(smooth && smoother.touches(column, row));
  }

  @Override
  public void relight(PortraitLight light) {
    palette.set(light);
  }

  @Override
  public BackendChoice backend() {
    return deformer instanceof AutomaticDeformer automatic
        ? new BackendChoice(automatic.usesVectors() ? "vector" : "scalar", automatic.reason())
        : backend;
  }

  @Override
  public StageTimings timings() {
    return timings;
  }
}
