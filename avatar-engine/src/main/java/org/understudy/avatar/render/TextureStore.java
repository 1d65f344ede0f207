package org.understudy.avatar.render;

import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;

/**
 * All textures of an avatar in one array, each with its border texels repeated once around, so that
 * bilinear sampling needs no clamping. Immutable.
 */
final class TextureStore {
  /** Texels packed as in {@link RgbaImage}. */
  final int[] texels;

  /** [sheets] index of the first texel. */
  final int[] base;

  /** [sheets] texels from a row to the next. */
  final int[] stride;

  /** [sheets] stored texels per lattice column, and per lattice row. */
  final float[] perColumn;

  final float[] perRow;

  TextureStore(Avatar avatar) {
    int sheets = avatar.sheets().size();
    base = new int[sheets];
    stride = new int[sheets];
    perColumn = new float[sheets];
    perRow = new float[sheets];
    int size = 0;
    for (int s = 0; s < sheets; s++) {
      Sheet sheet = avatar.sheets().get(s);
      RgbaImage texture = sheet.texture();
      base[s] = size;
      stride[s] = texture.width() + 2;
      perColumn[s] = (float) texture.width() / sheet.columns();
      perRow[s] = (float) texture.height() / sheet.rows();
      size += (texture.width() + 2) * (texture.height() + 2);
    }
    texels = new int[size];
    for (int s = 0; s < sheets; s++) {
      copy(avatar.sheets().get(s).texture(), base[s]);
    }
  }

  private void copy(RgbaImage texture, int first) {
    int width = texture.width();
    int height = texture.height();
    for (int y = -1; y <= height; y++) {
      int from = Math.clamp(y, 0, height - 1) * width;
      int to = first + (y + 1) * (width + 2);
      System.arraycopy(texture.pixels(), from, texels, to + 1, width);
      texels[to] = texture.pixels()[from];
      texels[to + width + 1] = texture.pixels()[from + width - 1];
    }
  }
}
