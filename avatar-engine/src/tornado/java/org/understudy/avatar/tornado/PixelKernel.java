package org.understudy.avatar.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * Draws pixels: each looks through the cells of its tile, nearest first, keeps the fragments of
 * those that cover it in depth order and composites them, as {@code TileRasteriser}, {@code
 * SpanPainter}, {@code FragmentLists} and {@code ScalarCompositor} do for rows of pixels. What they
 * step along a row is computed here for one pixel of it.
 */
final class PixelKernel {
  private static final int TILE = 16;
  private static final int AREA = TILE * TILE;
  private static final int DEPTH = 32;
  private static final int OPAQUE = 262;
  private static final int CLEAR = 1 << 16;

  private PixelKernel() {}

  /**
   * Draws all pixels.
   *
   * @param colours [height][width] packed premultiplied RGBA, overwritten
   * @param surface [height][width] nearness of what one sees, 0 where one sees through
   */
  static void draw(
      IntArray frame,
      IntArray texels,
      IntArray records,
      FloatArray shapes,
      FloatArray nearest,
      LongArray flatGain,
      FloatArray depths,
      IntArray starts,
      IntArray sorted,
      IntArray colours,
      FloatArray surface,
      int mostTiles,
      int room) {
    for (@Parallel int thread = 0; thread < mostTiles * AREA; thread++) {
      int tile = thread / AREA;
      int across = frame.get(FrameWords.TILES_ACROSS);
      int tileY = tile / across;
      int left = (tile - tileY * across) * TILE;
      int top = tileY * TILE;
      int x = left + (thread & (TILE - 1));
      int y = top + (thread % AREA) / TILE;
      int width = frame.get(FrameWords.WIDTH);
      int height = frame.get(FrameWords.HEIGHT);
      if (tile < frame.get(FrameWords.TILES) && x < width && y < height) {
        int right = Math.min(width, left + TILE);
        int[] listColour = new int[DEPTH];
        float[] listNearness = new float[DEPTH];
        int count = 0;
        int transmittance = CLEAR;
        float closedAt = 0;
        float bucket = depths.get(TileKernel.BUCKET);
        int lastTexel = texels.getSize() - 1;
        int end = Math.min(room, starts.get(tile + 1));
        int next = starts.get(tile);
        while (next < end) {
          int cell = sorted.get(next);
          next++;
          int record = CellRecord.WORDS * cell;
          int rows = records.get(record + CellRecord.ROWS);
          int columns = records.get(record + CellRecord.COLUMNS);
          if (nearest.get(cell) + bucket < closedAt) {
            // nothing that follows is near enough for this pixel
            next = end;
          } else if (y >= (rows & 0xffff)
              && y < rows >> 16
              && x >= (columns & 0xffff)
              && x < columns >> 16) {
            int kind = records.get(record + CellRecord.KIND);
            int shape = CellRecord.NUMBERS * cell;
            int parts = (kind & CellRecord.QUAD) != 0 ? 1 : 2;
            boolean quad = parts == 1;
            for (int part = 0; part < parts; part++) {
              int triangle = shape + CellRecord.TRIANGLES + CellRecord.TRIANGLE * part;
              int spanRows = records.get(record + CellRecord.SPANS + part);
              int span =
                  quad
                      ? QuadPixel.span(records, shapes, record, shape, y, left, right)
                      : TrianglePixel.span(shapes, triangle, spanRows, y, left, right);
              int from = span & 0xffff;
              int to = span >> 16;
              if (x >= from && x < to) {
                int column = Math.max(left, columns & 0xffff);
                int row = Math.max(top, rows & 0xffff);
                int byX = quad ? shape + CellRecord.NEARNESS_BY_X : triangle + CellRecord.T_NX;
                float step = shapes.get(byX);
                float near =
                    quad
                        ? QuadPixel.nearness(shapes, shape, column, row, from, y)
                        : TrianglePixel.nearness(shapes, triangle, from, y);
                // one by one, as the rows of the plain kernel round it
                for (int k = from; k < x; k++) {
                  near += step;
                }
                if (near > closedAt) {
                  int u;
                  int v;
                  if (quad) {
                    u = QuadPixel.texel(shapes, shape, 0, column, row, x, y);
                    v = QuadPixel.texel(shapes, shape, 1, column, row, x, y);
                  } else {
                    float cornerU = shapes.get(shape + CellRecord.U);
                    float cornerV = shapes.get(shape + CellRecord.V);
                    u = TrianglePixel.texel(shapes, triangle, cornerU, 0, from, x, y);
                    v = TrianglePixel.texel(shapes, triangle, cornerV, 1, from, x, y);
                  }
                  int stride = records.get(record + CellRecord.STRIDE);
                  int at = records.get(record + CellRecord.BASE) + (v >> 16) * stride + (u >> 16);
                  at = Math.max(0, Math.min(lastTexel - 1 - stride, at));
                  int colour =
                      Texture.sample(
                          texels.get(at),
                          texels.get(at + 1),
                          texels.get(at + stride),
                          texels.get(at + stride + 1),
                          u,
                          v);
                  int alpha = colour >> 24 & 255;
                  if (alpha != 0) {
                    long gain;
                    if ((kind & CellRecord.SHADED) == 0) {
                      gain = flatGain.get(cell);
                    } else if (quad) {
                      gain = QuadPixel.gain(shapes, shape, column, row, x, y);
                    } else {
                      gain = TrianglePixel.gain(shapes, triangle, from, to, x, y);
                    }
                    if (gain != Gains.NONE) {
                      colour = Gains.lit(colour, gain);
                    }
                    if (count == DEPTH) {
                      // the two farthest become one
                      count = DEPTH - 1;
                      listColour[DEPTH - 2] =
                          Texture.merged(listColour[DEPTH - 2], listColour[DEPTH - 1]);
                    }
                    int place = count;
                    boolean move = place > 0;
                    while (move) {
                      if (listNearness[place - 1] < near) {
                        listNearness[place] = listNearness[place - 1];
                        listColour[place] = listColour[place - 1];
                        place--;
                        move = place > 0;
                      } else {
                        move = false;
                      }
                    }
                    listNearness[place] = near;
                    listColour[place] = colour;
                    transmittance = (transmittance * (256 - alpha - (alpha >> 7))) >> 8;
                    if (transmittance < OPAQUE && (count > 0 || alpha == 255)) {
                      closedAt = listNearness[count];
                    }
                    count++;
                  }
                }
              }
            }
          }
        }
        // eq. 8, and the surface one sees
        int red = CLEAR / 2;
        int green = CLEAR / 2;
        int blue = CLEAR / 2;
        int light = CLEAR;
        int through = 255;
        float seen = 0;
        for (int k = 0; k < count; k++) {
          int colour = listColour[k];
          int alpha = colour >> 24 & 255;
          red += (colour & 255) * light;
          green += (colour >> 8 & 255) * light;
          blue += (colour >> 16 & 255) * light;
          light -= (light * alpha + 127) / 255;
          int left8 = (through * (255 - alpha)) >> 8;
          if (seen == 0 && left8 < 128) {
            seen = listNearness[k];
          }
          through = left8;
        }
        int composed =
            Math.min(255, red >> 16)
                | Math.min(255, green >> 16) << 8
                | Math.min(255, blue >> 16) << 16
                | ((CLEAR - light) * 255 + CLEAR / 2) >> 16 << 24;
        if (count == 0) {
          composed = 0;
        }
        if (count == 1) {
          composed = listColour[0];
        }
        colours.set(y * width + x, composed);
        surface.set(y * width + x, seen);
      }
    }
  }
}
