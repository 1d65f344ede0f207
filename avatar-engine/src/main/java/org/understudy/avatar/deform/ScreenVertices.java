package org.understudy.avatar.deform;

/**
 * Deformed vertices of a {@link LiveMesh} as a camera sees them. Written by a deformer, read by a
 * renderer; the arrays are shared, not copied.
 */
public final class ScreenVertices {
  private final float[] x;
  private final float[] y;
  private final float[] nearness;
  private final long[] gain;

  /** Between two kernels: unit normals in the pose, [V] each where there are gains. */
  final float[] normalX;

  final float[] normalY;
  final float[] normalZ;

  /** Between two kernels: unit tangents of strands, [V] each where there are gains. */
  final float[] strandX;

  final float[] strandY;
  final float[] strandZ;

  /** Between two kernels: what strands add, then how each vertex answers to light, [V]. */
  final float[] answer;

  /**
   * Room for a number of vertices.
   *
   * @param lit whether they have gains
   */
  public ScreenVertices(int count, boolean lit) {
    x = new float[count];
    y = new float[count];
    nearness = new float[count];
    gain = new long[lit ? count : 0];
    normalX = new float[gain.length];
    normalY = new float[gain.length];
    normalZ = new float[gain.length];
    strandX = new float[gain.length];
    strandY = new float[gain.length];
    strandZ = new float[gain.length];
    answer = new float[gain.length];
  }

  /** Horizontal pixel coordinates, [V], centre of the first pixel at 0.5. */
  public float[] x() {
    return x;
  }

  /** Vertical pixel coordinates, [V], downwards. */
  public float[] y() {
    return y;
  }

  /**
   * One over the depth in metres, [V]; linear across a flat triangle on the screen, larger is
   * nearer. 0 for vertices closer to the camera than {@link SheetDeformer#NEAREST_METRES} or behind
   * it, whose x and y mean nothing.
   */
  public float[] nearness() {
    return nearness;
  }

  /**
   * What multiplies the sRGB-encoded colours at each vertex, [V] as {@link PackedGain}s within
   * {@link Relighting#LEAST_GAIN}..{@link Relighting#MOST_GAIN}; empty for avatars that cannot be
   * lit.
   */
  public long[] gain() {
    return gain;
  }
}
