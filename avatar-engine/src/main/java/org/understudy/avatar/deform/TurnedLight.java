package org.understudy.avatar.deform;

import org.understudy.avatar.PortraitLight;

/**
 * Light that is turned instead of the surfaces in it: what the turned light shows of a normal is
 * what the light shows of the turned normal. A second-order light is a quadratic form,
 *
 * <pre>
 *   shade(n) = n' A n + b' n + c,     shade(R n) = n' (R' A R) n + (R' b)' n + c
 * </pre>
 *
 * <p>so a bone's turn costs a few products per frame instead of a matrix per vertex. On the sphere
 * the trace of A belongs to the constant, which therefore stays as it is.
 */
final class TurnedLight {
  private TurnedLight() {}

  /**
   * Turns a light.
   *
   * @param light [3][9] as in {@link PortraitLight}
   * @param rotation row-major 3x4 matrices, of which the rotations are read
   * @param at where the matrix begins
   * @param out [..][3][9] overwritten from an index on
   * @param to where the turned light begins
   */
  static void turn(float[] light, float[] rotation, int at, float[] out, int to) {
    float r00 = rotation[at];
    float r01 = rotation[at + 1];
    float r02 = rotation[at + 2];
    float r10 = rotation[at + 4];
    float r11 = rotation[at + 5];
    float r12 = rotation[at + 6];
    float r20 = rotation[at + 8];
    float r21 = rotation[at + 9];
    float r22 = rotation[at + 10];
    for (int c = 0; c < 3; c++) {
      int i = PortraitLight.BANDS * c;
      float bx = light[i + 1];
      float by = light[i + 2];
      float bz = light[i + 3];
      float xy = light[i + 4] / 2;
      float yz = light[i + 5] / 2;
      float xz = light[i + 6] / 2;
      float xx = light[i + 7];
      float zz = 3 * light[i + 8];
      float trace = light[i + 8];
      // A R
      float p00 = xx * r00 + xy * r10 + xz * r20;
      float p01 = xx * r01 + xy * r11 + xz * r21;
      float p02 = xx * r02 + xy * r12 + xz * r22;
      float p10 = xy * r00 - xx * r10 + yz * r20;
      float p11 = xy * r01 - xx * r11 + yz * r21;
      float p12 = xy * r02 - xx * r12 + yz * r22;
      float p20 = xz * r00 + yz * r10 + zz * r20;
      float p21 = xz * r01 + yz * r11 + zz * r21;
      float p22 = xz * r02 + yz * r12 + zz * r22;
      // R' A R
      float q00 = r00 * p00 + r10 * p10 + r20 * p20;
      float q11 = r01 * p01 + r11 * p11 + r21 * p21;
      float q22 = r02 * p02 + r12 * p12 + r22 * p22;
      int o = to + i;
      out[o] = light[i];
      out[o + 1] = r00 * bx + r10 * by + r20 * bz;
      out[o + 2] = r01 * bx + r11 * by + r21 * bz;
      out[o + 3] = r02 * bx + r12 * by + r22 * bz;
      out[o + 4] = 2 * (r00 * p01 + r10 * p11 + r20 * p21);
      out[o + 5] = 2 * (r01 * p02 + r11 * p12 + r21 * p22);
      out[o + 6] = 2 * (r00 * p02 + r10 * p12 + r20 * p22);
      out[o + 7] = (q00 - q11) / 2;
      out[o + 8] = (q22 - trace) / 2;
    }
  }
}
