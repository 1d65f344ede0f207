package org.understudy.avatar.file;

import org.understudy.avatar.RgbaImage;

/**
 * Packs the tiles of many textures that show anything into one picture, {@value #COLUMNS} tiles
 * wide, and back. Tiles of one texture follow each other in reading order.
 *
 * <p>WebP codes straight colour and alpha apart, so colours are divided by alpha, and where alpha
 * is low or zero they are filled in smoothly from around (pull-push, Gortler et al. 1996): a sharp
 * edge to black would cost bits and ring into the visible texels. Chroma is averaged by alpha and
 * interpolated back within a tile only, so that neighbours in the atlas do not bleed.
 */
final class TextureAtlas {
  /** Edge of a square tile, texels. */
  static final int TILE = 32;

  /** Tiles side by side in the atlas. */
  static final int COLUMNS = 32;

  private TextureAtlas() {}

  static int tilesAcross(int texels) {
    return (texels + TILE - 1) / TILE;
  }

  /** Which tiles of a texture, in reading order, have a texel with alpha above 0. */
  static boolean[] occupied(RgbaImage texture) {
    int across = tilesAcross(texture.width());
    boolean[] occupied = new boolean[across * tilesAcross(texture.height())];
    for (int y = 0; y < texture.height(); y++) {
      for (int x = 0; x < texture.width(); x++) {
        if (RgbaImage.alpha(texture.pixel(x, y)) > 0) {
          occupied[y / TILE * across + x / TILE] = true;
        }
      }
    }
    return occupied;
  }

  /** Writes one tile of a texture into a slot of the atlas. */
  static void store(SmoothFill texture, int tile, int alphaLevels, Planes atlas, int slot) {
    int across = tilesAcross(texture.width());
    int fromX = tile % across * TILE;
    int fromY = tile / across * TILE;
    int toX = slot % COLUMNS * TILE;
    int toY = slot / COLUMNS * TILE;
    for (int y = 0; y < TILE; y += 2) {
      for (int x = 0; x < TILE; x += 2) {
        storeBlock(texture, fromX + x, fromY + y, alphaLevels, atlas, toX + x, toY + y);
      }
    }
  }

  private static void storeBlock(
      SmoothFill texture, int fromX, int fromY, int alphaLevels, Planes atlas, int toX, int toY) {
    float blue = 0;
    float red = 0;
    float weightSum = 0;
    for (int k = 0; k < 4; k++) {
      int x = Math.min(fromX + k % 2, texture.width() - 1);
      int y = Math.min(fromY + k / 2, texture.height() - 1);
      float r = texture.colour(0, x, y);
      float g = texture.colour(1, x, y);
      float b = texture.colour(2, x, y);
      boolean inside = fromX + k % 2 < texture.width() && fromY + k / 2 < texture.height();
      int alpha = inside ? quantise(texture.alpha(x, y), alphaLevels) : 0;
      int at = (toY + k / 2) * atlas.width() + toX + k % 2;
      atlas.luma()[at] = clamped(16 + (65.481f * r + 128.553f * g + 24.966f * b) / 255);
      atlas.alpha()[at] = (byte) alpha;
      float weight = alpha + 1;
      blue += weight * (128 + (-37.797f * r - 74.203f * g + 112f * b) / 255);
      red += weight * (128 + (112f * r - 93.786f * g - 18.214f * b) / 255);
      weightSum += weight;
    }
    int at = toY / 2 * (atlas.width() / 2) + toX / 2;
    atlas.blue()[at] = clamped(blue / weightSum);
    atlas.red()[at] = clamped(red / weightSum);
  }

  private static int quantise(int alpha, int levels) {
    return Math.round(Math.round(alpha * (levels - 1) / 255f) * 255f / (levels - 1));
  }

  private static byte clamped(float value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }

  /** Reads one slot of the atlas back into a tile of a texture, premultiplied. */
  static void load(Planes atlas, int slot, RgbaImage texture, int tile) {
    int across = tilesAcross(texture.width());
    int toX = tile % across * TILE;
    int toY = tile / across * TILE;
    int fromX = slot % COLUMNS * TILE;
    int fromY = slot / COLUMNS * TILE;
    int width = Math.min(TILE, texture.width() - toX);
    int height = Math.min(TILE, texture.height() - toY);
    int[] blue = new int[TILE / 2];
    int[] red = new int[TILE / 2];
    for (int y = 0; y < height; y++) {
      int nearY = fromY / 2 + y / 2;
      int farY = fromY / 2 + Math.clamp(y / 2 + (y % 2 == 0 ? -1 : 1), 0, TILE / 2 - 1);
      int stride = atlas.width() / 2;
      mixRows(atlas.blue(), nearY * stride + fromX / 2, farY * stride + fromX / 2, blue);
      mixRows(atlas.red(), nearY * stride + fromX / 2, farY * stride + fromX / 2, red);
      int from = (fromY + y) * atlas.width() + fromX;
      int to = (toY + y) * texture.width() + toX;
      loadRow(atlas.luma(), atlas.alpha(), from, blue, red, texture.pixels(), to, width);
    }
  }

  /** Chroma between two rows of half-size samples times 4, three parts near and one part far. */
  private static void mixRows(byte[] plane, int near, int far, int[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] = 3 * (plane[near + x] & 0xff) + (plane[far + x] & 0xff);
    }
  }

  /**
   * Converts a row by ITU-R BT.601; short methods like this one are compiled sooner in a new
   * process than long loops.
   *
   * @param blue [TILE/2] chroma times 4
   * @param red [TILE/2] chroma times 4
   */
  private static void loadRow(
      byte[] lumas, byte[] alphas, int from, int[] blue, int[] red, int[] out, int to, int width) {
    for (int x = 0; x < width; x++) {
      int alpha = alphas[from + x] & 0xff;
      if (alpha > 0) {
        int near = x >> 1;
        // the left neighbour of an even column, the right one of an odd one
        int far = Math.max(0, Math.min(TILE / 2 - 1, near - 1 + 2 * (x & 1)));
        int luma = 16 * 298 * ((lumas[from + x] & 0xff) - 16);
        int b = 3 * blue[near] + blue[far] - 128 * 16;
        int r = 3 * red[near] + red[far] - 128 * 16;
        float scale = alpha / (255f * 4096);
        out[to + x] =
            RgbaImage.pack(
                premultiplied(luma + 409 * r, scale),
                premultiplied(luma - 100 * b - 208 * r, scale),
                premultiplied(luma + 516 * b, scale),
                alpha);
      }
    }
  }

  /**
   * A colour times alpha, 0..255.
   *
   * @param colour straight, 4096 times 0..255 and somewhat beyond
   * @param scale alpha of 0..1 divided by 4096
   */
  private static int premultiplied(int colour, float scale) {
    return (int) (Math.max(0, Math.min(255 * 4096, colour)) * scale + 0.5f);
  }
}
