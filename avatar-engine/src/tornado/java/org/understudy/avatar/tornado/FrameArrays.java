package org.understudy.avatar.tornado;

import org.understudy.avatar.device.DeviceScene;
import org.understudy.avatar.device.SceneLayout;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * Everything the kernels read and write, for pictures up to a size. What is neither of the scene,
 * the pose and the frame nor the picture and the word beside it lives on the device alone.
 */
final class FrameArrays {
  private static final int TILE_PIXELS = 256;

  /** Most tiles of a picture, and most pixels of it with a rim of one. */
  final int tiles;

  final int edges;

  /** Entries that the lists of all tiles have together. */
  final int room;

  final int pixels;
  final int vertices;
  final int cells;
  final int groups;

  /** The scene, see {@link SceneLayout}. */
  final FloatArray numbers;

  final IntArray words;
  final IntArray texels;

  /** What changes with every frame. */
  final FloatArray pose;

  final IntArray frame = new IntArray(FrameWords.COUNT);

  /** The picture, and the entries that its lists need. */
  final IntArray picture;

  final IntArray needed = new IntArray(1);

  final FloatArray screen;
  final LongArray gain;
  final IntArray records;
  final FloatArray shapes;
  final FloatArray nearest;
  final LongArray flatGain;
  final IntArray boxes;
  final FloatArray extents;
  final IntArray counts;
  final IntArray starts;
  final FloatArray depths = new FloatArray(TileKernel.DEPTHS);
  final IntArray listed;
  final IntArray buckets;
  final IntArray sorted;
  final IntArray source;
  final FloatArray surface;
  final IntArray marks;

  FrameArrays(DeviceScene scene, int tiles, int edges, int room) {
    this.tiles = tiles;
    this.edges = edges;
    this.room = room;
    pixels = tiles * TILE_PIXELS;
    // nothing is empty: devices have no arrays without elements
    vertices = scene.header(SceneLayout.VERTICES);
    cells = scene.header(SceneLayout.CELLS);
    groups = (cells + TileKernel.GROUP - 1) / TileKernel.GROUP;
    numbers = FloatArray.fromArray(scene.numbers());
    words = IntArray.fromArray(scene.words());
    texels = IntArray.fromArray(scene.texels());
    pose = new FloatArray(scene.poseNumbers());
    picture = new IntArray(pixels);
    screen = new FloatArray(Math.max(1, 3 * vertices));
    gain = new LongArray(scene.header(SceneLayout.LIT) != 0 ? Math.max(1, vertices) : 1);
    records = new IntArray(Math.max(1, CellRecord.WORDS * cells));
    shapes = new FloatArray(Math.max(1, CellRecord.NUMBERS * cells));
    nearest = new FloatArray(Math.max(1, cells));
    flatGain = new LongArray(Math.max(1, cells));
    boxes = new IntArray(Math.max(1, groups));
    extents = new FloatArray(Math.max(1, 2 * groups));
    counts = new IntArray(tiles);
    starts = new IntArray(tiles + 1);
    listed = new IntArray(room);
    buckets = new IntArray(room);
    sorted = new IntArray(room);
    source = new IntArray(pixels);
    surface = new FloatArray(pixels);
    marks = new IntArray(edges);
  }

  /** Does in Java, one after the other, what the device does. */
  void drawInJava() {
    VertexKernel.deform(numbers, words, pose, screen, gain, vertices);
    CellKernel.prepare(
        numbers, words, frame, screen, gain, records, shapes, nearest, flatGain, cells);
    TileKernel.group(records, nearest, boxes, extents, cells, groups);
    TileKernel.count(frame, records, boxes, counts, cells, groups, tiles);
    TileKernel.place(frame, counts, extents, starts, depths, needed, groups);
    TileKernel.fill(
        frame, records, boxes, nearest, depths, starts, listed, buckets, cells, groups, tiles,
        room);
    TileKernel.rank(frame, starts, listed, buckets, sorted, tiles, room);
    PixelKernel.draw(
        frame, texels, records, shapes, nearest, flatGain, depths, starts, sorted, source, surface,
        tiles, room);
    SmoothKernel.findEdges(frame, surface, marks, edges);
    SmoothKernel.blend(frame, source, marks, picture, pixels);
  }
}
