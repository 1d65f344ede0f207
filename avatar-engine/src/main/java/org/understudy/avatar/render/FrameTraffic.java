package org.understudy.avatar.render;

import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.deform.LiveMesh;
import org.understudy.avatar.deform.PosePalette;
import org.understudy.avatar.deform.ScalarDeformer;
import org.understudy.avatar.deform.ScreenVertices;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * Bytes that one frame of the {@link TiledRenderer} touches, silhouettes smoothed: an estimate for
 * judging how far drawing is from what the memory could deliver. What is counted, each byte every
 * time it is read or written, whether it lies in a cache or not:
 *
 * <ul>
 *   <li>textures: the four texels of each fragment, of 4 bytes. Neighbouring fragments share most
 *       of them, and those that come out transparent are not counted;
 *   <li>vertices: all that {@link LiveMesh} keeps of vertices, read once; coordinates, nearness and
 *       gain, written once;
 *   <li>lists: 28 bytes of each cell and its four corners when it is bounded and again for each
 *       tile it is drawn in, 24 bytes of its sorting, 8 of its place in each tile's list; 16 of
 *       each fragment, colour and nearness written and read;
 *   <li>picture: colour and nearness of each pixel written and read, by the smoothing and where the
 *       background is put behind, and the colour written again, 20 bytes.
 * </ul>
 *
 * @param fragments that were kept for compositing
 * @param textureBytes of texels
 * @param vertexBytes of the deformation
 * @param listBytes of binning and of fragment lists
 * @param pictureBytes of the picture
 */
public record FrameTraffic(
    long fragments, long textureBytes, long vertexBytes, long listBytes, long pictureBytes) {
  private static final int TEXELS = 4 * Integer.BYTES;
  private static final int CELL = 7 * Integer.BYTES;
  private static final int CELL_SORTING = 2 * 3 * Integer.BYTES;
  private static final int TILE_ENTRY = 2 * Integer.BYTES + Long.BYTES;
  private static final int FRAGMENT = 2 * (Integer.BYTES + Float.BYTES);
  private static final int PIXEL = 2 * (Integer.BYTES + Float.BYTES) + Integer.BYTES;

  /**
   * Draws a frame with plain kernels on this thread and counts.
   *
   * @param camera its size is the size of the picture
   */
  public static FrameTraffic of(Avatar avatar, PortraitPose pose, PinholeCamera camera) {
    LiveMesh mesh = LiveMesh.of(avatar, TiledRenderer.VISIBLE_ALPHA);
    PosePalette palette = PosePalette.of(avatar, mesh);
    ScreenVertices vertices = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
    CellBinner bins = new CellBinner(mesh);
    palette.set(pose, camera);
    new ScalarDeformer().deform(mesh, palette, 0, mesh.blockCount(), vertices);
    int width = camera.width();
    int height = camera.height();
    bins.begin(width, height);
    bins.bound(vertices, width, height, 0, mesh.cellCount());
    bins.sort();
    TileRasteriser rasteriser =
        new TileRasteriser(mesh, new TextureStore(avatar), bins, vertices, new ScalarCompositor());
    RgbaImage picture = new RgbaImage(width, height);
    SurfaceMap surface = new SurfaceMap();
    surface.begin(width, height);
    long fragments = 0;
    long entries = 0;
    for (int tile = 0; tile < bins.tileCount(); tile++) {
      int cells = bins.end(tile) - bins.first(tile);
      if (cells > 0) {
        rasteriser.draw(tile, picture.pixels(), surface);
        fragments += rasteriser.fragments();
        entries += cells;
      }
    }
    int corner = 3 * Float.BYTES + (mesh.isLit() ? Long.BYTES : 0);
    int cell = CELL + 4 * corner;
    return new FrameTraffic(
        fragments,
        fragments * TEXELS,
        mesh.deformationBytes() + (long) mesh.vertexCount() * corner,
        mesh.cellCount() * (long) (cell + CELL_SORTING)
            + entries * (cell + TILE_ENTRY)
            + fragments * FRAGMENT,
        (long) width * height * PIXEL);
  }

  /** All of it. */
  public long bytes() {
    return textureBytes + vertexBytes + listBytes + pictureBytes;
  }
}
