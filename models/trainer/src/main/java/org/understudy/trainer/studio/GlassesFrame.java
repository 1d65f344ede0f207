package org.understudy.trainer.studio;

import java.util.ArrayList;
import java.util.List;

/**
 * Geometry of a pair of glasses fitted to a face: two rims, a bridge and two temples, each a tube
 * with texture coordinates of its own. Lengths in metres, bust rest frame. Not safe for concurrent
 * use.
 */
final class GlassesFrame {
  private static final int RIM_STEPS = 56;
  private static final int TEMPLE_STEPS = 14;
  private static final int BRIDGE_STEPS = 8;
  private static final int SIDES = 8;

  /** Rows of texture that each tube has to itself. */
  private static final float ROW = 0.19f;

  /** How far the lenses lean, tops forward, metres per metre. */
  private static final float LEAN = 0.1f;

  /** How far the frame bends about the face, metres per square metre. */
  private static final float WRAP = 1.1f;

  private static final float BEFORE_EYE = 0.0235f;
  private static final float CLEARANCE = 0.0016f;

  private final float[] skin;
  private final Glasses glasses;
  private final float halfThickness;
  private final float halfDepth;
  private final float[] middle = new float[3];
  private final float eyeX;
  private float lensZ;

  private final List<float[]> points = new ArrayList<>();
  private final List<int[]> faces = new ArrayList<>();
  private final List<float[]> texture = new ArrayList<>();

  /**
   * Fits glasses.
   *
   * @param glasses what kind
   * @param skin [N][3] points of the face without the ears
   * @param leftEye centre of the left eyeball
   * @param rightEye centre of the right eyeball
   * @param leftEar where a temple rests on the left ear; the right ear mirrors it
   */
  GlassesFrame(Glasses glasses, float[] skin, float[] leftEye, float[] rightEye, float[] leftEar) {
    this.glasses = glasses;
    this.skin = skin.clone();
    this.halfThickness = glasses.rimMillimetres() / 2000;
    this.halfDepth = Math.max(halfThickness, 0.0007f) * 0.9f;
    for (int k = 0; k < 3; k++) {
      middle[k] = (leftEye[k] + rightEye[k]) / 2;
    }
    eyeX = (leftEye[0] - rightEye[0]) / 2;
    lensZ = middle[2] + BEFORE_EYE;
    float behind = 0;
    for (int side = -1; side <= 1; side += 2) {
      for (float[] p : rim(side)) {
        behind = Math.max(behind, surface(p[0], p[1]) + CLEARANCE + halfDepth - p[2]);
      }
    }
    lensZ += Math.min(behind, 0.008f);
    tube(rim(1), 0, 1, true);
    tube(rim(-1), 1, 1, true);
    tube(bridge(), 2, 0.8f, false);
    tube(temple(leftEar, 1), 3, 1, false);
    tube(temple(leftEar, -1), 4, 1, false);
  }

  /** Vertices, [V][3]. */
  float[] positions() {
    float[] out = new float[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      System.arraycopy(points.get(i), 0, out, 3 * i, 3);
    }
    return out;
  }

  /** Quads by their vertices. */
  int[][] faces() {
    return faces.toArray(int[][]::new);
  }

  /** Texture coordinates of the quads' corners. */
  float[][] texture() {
    return texture.toArray(float[][]::new);
  }

  private float[] size() {
    float width = Math.clamp(eyeX / 0.0315f, 0.9f, 1.12f);
    return switch (glasses.shape()) {
      case ROUND -> new float[] {0.0235f * width, 0.0225f, 2, 2};
      case RECTANGULAR -> new float[] {0.0265f * width, 0.0175f, 4.2f, 3.6f};
      case PANTO -> new float[] {0.0252f * width, 0.0212f, 3.3f, 2.1f};
    };
  }

  /** The middle line of a rim, from the temple all around. */
  private List<float[]> rim(int side) {
    float[] size = size();
    List<float[]> line = new ArrayList<>();
    float centre = eyeX + 0.0008f;
    for (int i = 0; i <= RIM_STEPS; i++) {
      double angle = 2 * Math.PI * i / RIM_STEPS + 0.35;
      float power = Math.sin(angle) > 0 ? size[2] : size[3];
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      double r =
          Math.pow(Math.pow(Math.abs(c), power) + Math.pow(Math.abs(s), power), -1.0 / power);
      line.add(
          place(side * (centre + (float) (r * c) * size[0]), (float) (r * s) * size[1] - 0.0025f));
    }
    return line;
  }

  /** A point of the frame's bent and leaning front, at a height above the eyes. */
  private float[] place(float x, float y) {
    return new float[] {
      middle[0] + x, middle[1] + y, lensZ + LEAN * y - WRAP * Math.max(0, x * x - eyeX * eyeX)
    };
  }

  private List<float[]> bridge() {
    float inner = eyeX + 0.0008f - size()[0];
    float y = glasses.shape() == Glasses.Shape.ROUND ? 0.004f : 0.0065f;
    List<float[]> line = new ArrayList<>();
    for (int i = 0; i <= BRIDGE_STEPS; i++) {
      float t = 2f * i / BRIDGE_STEPS - 1;
      float[] p = place(t * (inner + 0.0012f), y + 0.0022f * (1 - t * t));
      p[2] += 0.0015f * (1 - t * t);
      p[2] = Math.max(p[2], surface(p[0], p[1]) + CLEARANCE + halfDepth);
      line.add(p);
    }
    return line;
  }

  private List<float[]> temple(float[] ear, int side) {
    float[] size = size();
    float[] hinge = place(eyeX + size[0] + 0.0012f, 0.0065f);
    float earX = Math.abs(ear[0] - middle[0]);
    List<float[]> line = new ArrayList<>();
    for (int i = 0; i <= TEMPLE_STEPS; i++) {
      float t = (float) i / TEMPLE_STEPS * 1.22f;
      float along = Math.min(t, 1);
      float x = hinge[0] - middle[0] + along * (earX - hinge[0] + middle[0]);
      x += 0.004f * (float) Math.sin(Math.PI * Math.min(1, along * 1.3f)) * (1 - along);
      float y = hinge[1] + along * (ear[1] - hinge[1]);
      float z = hinge[2] + t * (ear[2] - hinge[2]);
      if (t > 1) {
        y -= 0.035f * (t - 1) * (1 + 6 * (t - 1));
        x -= 0.01f * (t - 1);
      }
      x = Math.max(x, beside(y, z) + CLEARANCE + halfDepth);
      line.add(new float[] {middle[0] + side * x, y, z});
    }
    return line;
  }

  /** The foremost skin near a place of the front. */
  private float surface(float x, float y) {
    float front = -1;
    for (int v = 0; v < skin.length; v += 3) {
      float dx = skin[v] - x;
      float dy = skin[v + 1] - y;
      if (dx * dx + dy * dy < 0.004f * 0.004f) {
        front = Math.max(front, skin[v + 2]);
      }
    }
    return front;
  }

  /** How far the head reaches sideways near a place. */
  private float beside(float y, float z) {
    float out = 0;
    for (int v = 0; v < skin.length; v += 3) {
      float dy = skin[v + 1] - y;
      float dz = skin[v + 2] - z;
      if (dy * dy + dz * dz < 0.007f * 0.007f) {
        out = Math.max(out, Math.abs(skin[v] - middle[0]));
      }
    }
    return out;
  }

  /** A tube about a line: thick in the plane of the front, as deep as a frame is. */
  private void tube(List<float[]> line, int row, float thickness, boolean closed) {
    int first = points.size();
    int n = line.size();
    for (int i = 0; i < n; i++) {
      float[] before = line.get(closed && i == 0 ? n - 2 : Math.max(0, i - 1));
      float[] after = line.get(closed && i == n - 1 ? 1 : Math.min(n - 1, i + 1));
      float[] along = {after[0] - before[0], after[1] - before[1], after[2] - before[2]};
      Vectors.normalise(along, 0);
      boolean sideways = Math.abs(along[2]) > 0.8f;
      float[] up = sideways ? new float[] {0, 1, 0} : new float[] {0, 0, 1};
      float[] across = cross(along, up);
      Vectors.normalise(across, 0);
      float[] deep = cross(across, along);
      float wide = halfThickness * thickness * (sideways ? 0.6f : 1);
      float high = sideways ? halfThickness * 1.05f : halfDepth;
      for (int k = 0; k <= SIDES; k++) {
        double angle = 2 * Math.PI * k / SIDES - Math.PI / 2;
        double c = rounded(Math.cos(angle)) * wide;
        double s = rounded(Math.sin(angle)) * high;
        float[] p = line.get(i).clone();
        for (int m = 0; m < 3; m++) {
          p[m] += (float) (c * across[m] + s * deep[m]);
        }
        points.add(p);
      }
    }
    for (int i = 0; i + 1 < n; i++) {
      for (int k = 0; k < SIDES; k++) {
        int a = first + i * (SIDES + 1) + k;
        faces.add(new int[] {a, a + SIDES + 1, a + SIDES + 2, a + 1});
        float u0 = 0.02f + 0.96f * i / (n - 1);
        float u1 = 0.02f + 0.96f * (i + 1) / (n - 1);
        float v0 = ROW * row + 0.01f + 0.16f * k / SIDES;
        float v1 = ROW * row + 0.01f + 0.16f * (k + 1) / SIDES;
        texture.add(new float[] {u0, v0, u1, v0, u1, v1, u0, v1});
      }
    }
  }

  /** Makes a circle's coordinate that of a square with round corners. */
  private static double rounded(double c) {
    return Math.signum(c) * Math.pow(Math.abs(c), 0.6);
  }

  private static float[] cross(float[] a, float[] b) {
    return new float[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
