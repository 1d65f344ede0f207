package org.understudy.avatar.file;

import java.util.BitSet;
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

  /** The tiles of a texture, in reading order, that have a texel with alpha above 0. */
  static BitSet occupied(RgbaImage texture) {
    int across = tilesAcross(texture.width());
    BitSet occupied = new BitSet();
    for (int y = 0; y < texture.height(); y++) {
      for (int x = 0; x < texture.width(); x++) {
        if (RgbaImage.alpha(texture.pixel(x, y)) > 0) {
          occupied.set(y / TILE * across + x / TILE);
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
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (fromY + y) * atlas.width() + fromX + x;
        int alpha = atlas.alpha()[at] & 0xff;
        if (alpha > 0) {
          int luma = 298 * ((atlas.luma()[at] & 0xff) - 16);
          int blue = chroma(atlas.blue(), atlas.width() / 2, fromX / 2, fromY / 2, x, y) - 128 * 16;
          int red = chroma(atlas.red(), atlas.width() / 2, fromX / 2, fromY / 2, x, y) - 128 * 16;
          texture.pixels()[(toY + y) * texture.width() + toX + x] =
              RgbaImage.pack(
                  premultiplied((16 * luma + 409 * red) / 4096f, alpha),
                  premultiplied((16 * luma - 100 * blue - 208 * red) / 4096f, alpha),
                  premultiplied((16 * luma + 516 * blue) / 4096f, alpha),
                  alpha);
        }
      }
    }
  }

  /** Chroma at a texel of a tile times 16, bilinear between the half-size samples of the tile. */
  private static int chroma(byte[] plane, int stride, int tileX, int tileY, int x, int y) {
    int half = TILE / 2 - 1;
    int nearX = x / 2;
    int farX = Math.clamp(nearX + (x % 2 == 0 ? -1 : 1), 0, half);
    int nearY = y / 2;
    int farY = Math.clamp(nearY + (y % 2 == 0 ? -1 : 1), 0, half);
    int near = (tileY + nearY) * stride + tileX;
    int far = (tileY + farY) * stride + tileX;
    return 9 * (plane[near + nearX] & 0xff)
        + 3 * (plane[near + farX] & 0xff)
        + 3 * (plane[far + nearX] & 0xff)
        + (plane[far + farX] & 0xff);
  }

  private static int premultiplied(float colour, int alpha) {
    return (int) (Math.clamp(colour, 0f, 255f) * alpha / 255f + 0.5f);
  }
}
