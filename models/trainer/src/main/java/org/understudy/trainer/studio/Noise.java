package org.understudy.trainer.studio;

/** Value noise in space, smooth, repeatable and about -1..1. */
final class Noise {
  private Noise() {}

  static float at(float x, float y, float z) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    int iz = (int) Math.floor(z);
    float fx = fade(x - ix);
    float fy = fade(y - iy);
    float fz = fade(z - iz);
    float near = square(ix, iy, iz, fx, fy);
    return near + fz * (square(ix, iy, iz + 1, fx, fy) - near);
  }

  private static float square(int x, int y, int z, float fx, float fy) {
    float a = cell(x, y, z);
    float b = cell(x + 1, y, z);
    float c = cell(x, y + 1, z);
    float d = cell(x + 1, y + 1, z);
    float low = a + fx * (b - a);
    return low + fy * (c + fx * (d - c) - low);
  }

  private static float fade(float t) {
    return t * t * (3 - 2 * t);
  }

  private static float cell(int x, int y, int z) {
    int h = x * 0x8da6b343 + y * 0xd8163841 + z * 0xcb1ab31f;
    h ^= h >>> 13;
    h *= 0x9e3779b1;
    h ^= h >>> 15;
    return (h & 0xffff) / 32767.5f - 1;
  }
}
