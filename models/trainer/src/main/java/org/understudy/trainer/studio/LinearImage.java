package org.understudy.trainer.studio;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A texture in linear colour with a chain of half-size copies against aliasing. Texels are
 * premultiplied RGBA floats, {@code [height][width][4]}, rows top to bottom; texture coordinate v
 * grows upwards, as in Wavefront files. Immutable after construction and safe to share.
 */
public final class LinearImage {
  private final int width;
  private final int height;
  private final float[] texels;
  private final List<LinearImage> smaller = new ArrayList<>();

  /**
   * An image over {@code texels}, which is not copied and must not change afterwards.
   *
   * @param width texels per row
   * @param height rows
   * @param texels [height][width][4] premultiplied linear RGBA
   */
  LinearImage(int width, int height, float[] texels) {
    this(width, height, texels, true);
  }

  private LinearImage(int width, int height, float[] texels, boolean withChain) {
    if (texels.length != 4 * width * height) {
      throw new IllegalArgumentException(
          "an image of %dx%d takes %d numbers, got %d"
              .formatted(width, height, 4 * width * height, texels.length));
    }
    this.width = width;
    this.height = height;
    this.texels = texels;
    LinearImage level = this;
    while (withChain && level.width > 2 && level.height > 2) {
      level = level.half();
      smaller.add(level);
    }
  }

  /** An image of one colour. */
  static LinearImage uniform(float red, float green, float blue) {
    return new LinearImage(1, 1, new float[] {red, green, blue, 1});
  }

  /** Reads a PNG or JPEG and converts it from sRGB. */
  static LinearImage read(Path file) {
    return converted(picture(file), true);
  }

  private static BufferedImage picture(Path file) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image == null) {
        throw new IOException("not a picture that can be read: " + file);
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException("texture " + file, e);
    }
  }

  /** Reads a picture of numbers 0..1 that are no colours, such as normals. */
  static LinearImage readNumbers(Path file) {
    return converted(picture(file), false);
  }

  /** Converts from sRGB. */
  static LinearImage of(BufferedImage image) {
    return converted(image, true);
  }

  private static LinearImage converted(BufferedImage image, boolean colours) {
    int w = image.getWidth();
    int h = image.getHeight();
    float[] texels = new float[4 * w * h];
    int[] row = new int[w];
    for (int y = 0; y < h; y++) {
      image.getRGB(0, y, w, 1, row, 0, w);
      for (int x = 0; x < w; x++) {
        int p = row[x];
        float alpha = (p >>> 24) / 255f;
        int at = 4 * (y * w + x);
        for (int c = 0; c < 3; c++) {
          float value = (p >> (16 - 8 * c) & 255) / 255f;
          texels[at + c] = alpha * (colours ? ColourCurve.toLinear(value) : value);
        }
        texels[at + 3] = alpha;
      }
    }
    return new LinearImage(w, h, texels);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The texels themselves, not a copy; callers must not write. */
  float[] texels() {
    return texels;
  }

  private LinearImage half() {
    int w = Math.max(1, width / 2);
    int h = Math.max(1, height / 2);
    float[] out = new float[4 * w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        for (int c = 0; c < 4; c++) {
          int a = 4 * (2 * y * width + 2 * x) + c;
          int b = a + 4 * width;
          out[4 * (y * w + x) + c] =
              0.25f * (texels[a] + texels[a + 4] + texels[b] + texels[b + 4]);
        }
      }
    }
    return new LinearImage(w, h, out, false);
  }

  /** This image enlarged by a whole factor with the three-lobed Lanczos window. */
  LinearImage enlarged(int factor) {
    float[] rows = resample(texels, width, height, factor, true);
    float[] both = resample(rows, width * factor, height, factor, false);
    for (int i = 0; i < both.length; i += 4) {
      float alpha = Math.clamp(both[i + 3], 0f, 1f);
      both[i + 3] = alpha;
      for (int c = 0; c < 3; c++) {
        both[i + c] = Math.clamp(both[i + c], 0f, alpha);
      }
    }
    return new LinearImage(width * factor, height * factor, both);
  }

  private static float[] resample(float[] in, int w, int h, int factor, boolean horizontal) {
    int length = horizontal ? w : h;
    int outLength = length * factor;
    float[] out = new float[in.length * factor];
    float[] taps = new float[6];
    for (int o = 0; o < outLength; o++) {
      float centre = (o + 0.5f) / factor - 0.5f;
      int first = (int) Math.floor(centre) - 2;
      float sum = 0;
      for (int k = 0; k < 6; k++) {
        taps[k] = lanczos(centre - (first + k));
        sum += taps[k];
      }
      int lines = horizontal ? h : w;
      for (int line = 0; line < lines; line++) {
        int target = horizontal ? 4 * (line * outLength + o) : 4 * (o * w + line);
        for (int c = 0; c < 4; c++) {
          float value = 0;
          for (int k = 0; k < 6; k++) {
            int at = Math.clamp(first + k, 0, length - 1);
            value += taps[k] * in[(horizontal ? 4 * (line * w + at) : 4 * (at * w + line)) + c];
          }
          out[target + c] = value / sum;
        }
      }
    }
    return out;
  }

  private static float lanczos(float x) {
    if (Math.abs(x) < 1e-5f) {
      return 1;
    }
    if (Math.abs(x) >= 3) {
      return 0;
    }
    double a = Math.PI * x;
    return (float) (3 * Math.sin(a) * Math.sin(a / 3) / (a * a));
  }

  /** Bilinear alpha at the finest level, the picture repeated outside 0..1. */
  float alpha(float u, float v) {
    float x = (u - (float) Math.floor(u)) * width - 0.5f;
    float y = (1 - (v - (float) Math.floor(v))) * height - 0.5f;
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float fx = x - x0;
    float fy = y - y0;
    int xa = Math.floorMod(x0, width);
    int xb = Math.floorMod(x0 + 1, width);
    int ya = Math.floorMod(y0, height) * width;
    int yb = Math.floorMod(y0 + 1, height) * width;
    return (texels[4 * (ya + xa) + 3] * (1 - fx) + texels[4 * (ya + xb) + 3] * fx) * (1 - fy)
        + (texels[4 * (yb + xa) + 3] * (1 - fx) + texels[4 * (yb + xb) + 3] * fx) * fy;
  }

  /**
   * Samples with linear interpolation within and between the levels.
   *
   * @param u to the right, repeated outside 0..1
   * @param v upwards, repeated outside 0..1
   * @param level 0 is the full size, each further one half of it
   * @param out premultiplied RGBA, written from index 0
   */
  void sample(float u, float v, float level, float[] out) {
    float clamped = Math.clamp(level, 0f, (float) smaller.size());
    int fine = (int) clamped;
    float between = clamped - fine;
    LinearImage a = fine == 0 ? this : smaller.get(fine - 1);
    a.bilinear(u, v, 1 - between, out, true);
    if (between > 0.02f && fine < smaller.size()) {
      smaller.get(fine).bilinear(u, v, between, out, false);
    } else if (between > 0) {
      for (int c = 0; c < 4; c++) {
        out[c] /= 1 - between;
      }
    }
  }

  private void bilinear(float u, float v, float weight, float[] out, boolean first) {
    float x = (u - (float) Math.floor(u)) * width - 0.5f;
    float y = (1 - (v - (float) Math.floor(v))) * height - 0.5f;
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float fx = x - x0;
    float fy = y - y0;
    int xa = Math.floorMod(x0, width);
    int xb = Math.floorMod(x0 + 1, width);
    int ya = Math.floorMod(y0, height) * width;
    int yb = Math.floorMod(y0 + 1, height) * width;
    float w00 = weight * (1 - fx) * (1 - fy);
    float w10 = weight * fx * (1 - fy);
    float w01 = weight * (1 - fx) * fy;
    float w11 = weight * fx * fy;
    for (int c = 0; c < 4; c++) {
      float value =
          w00 * texels[4 * (ya + xa) + c]
              + w10 * texels[4 * (ya + xb) + c]
              + w01 * texels[4 * (yb + xa) + c]
              + w11 * texels[4 * (yb + xb) + c];
      out[c] = first ? value : out[c] + value;
    }
  }
}
