package org.understudy.trainer.model;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.understudy.trainer.makehuman.FittedProxy;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.makehuman.Material;
import org.understudy.trainer.makehuman.ObjMesh;

/**
 * Places of a face that landmarks are tied to: lid margins, inner and outer lips, brows, nose and
 * chin, on the subject's left half. Points on the mesh are given as {@link FaceSurface.Point} with
 * indices of the face model.
 */
final class FaceFeatures {
  private static final double LIP_RED_OVER_GREEN = 58;

  private final MakeHuman data;
  private final SubMesh mesh;
  private final FaceSurface surface;

  FaceFeatures(MakeHuman data, SubMesh mesh, FaceSurface surface) {
    this.data = data;
    this.mesh = mesh;
    this.surface = surface;
  }

  private float coordinate(int vertex, int axis) {
    return surface.positions()[3 * vertex + axis];
  }

  private int[] toFace(int[] base) {
    return Arrays.stream(base).map(v -> mesh.indexOfBase()[v]).toArray();
  }

  /** Ties the landmarks of the left lids to the lid margin. */
  void attachLids(CanonicalFace canonical, Map<Integer, FaceSurface.Point> out) {
    int[] loop = toFace(data.anatomy().lidMargin(true));
    int inner = 0;
    int outer = 0;
    for (int i = 0; i < loop.length; i++) {
      inner = coordinate(loop[i], 0) < coordinate(loop[inner], 0) ? i : inner;
      outer = coordinate(loop[i], 0) > coordinate(loop[outer], 0) ? i : outer;
    }
    int[] one = path(loop, outer, inner, 1);
    int[] other = path(loop, outer, inner, loop.length - 1);
    boolean oneIsUpper = meanHeight(one) > meanHeight(other);
    attach(canonical, LandmarkContours.UPPER_LID, oneIsUpper ? one : other, out);
    attach(canonical, LandmarkContours.LOWER_LID, oneIsUpper ? other : one, out);
  }

  private static int[] path(int[] loop, int from, int to, int step) {
    List<Integer> path = new ArrayList<>();
    for (int i = from; i != to; i = (i + step) % loop.length) {
      if (path.isEmpty() || path.getLast() != loop[i]) {
        path.add(loop[i]);
      }
    }
    path.add(loop[to]);
    return path.stream().mapToInt(Integer::intValue).toArray();
  }

  private double meanHeight(int[] vertices) {
    return Arrays.stream(vertices).mapToDouble(v -> coordinate(v, 1)).average().orElse(0);
  }

  /**
   * Ties landmarks to a path of vertices at the same fractions of length as on the canonical face.
   */
  private void attach(
      CanonicalFace canonical, int[] landmarks, int[] path, Map<Integer, FaceSurface.Point> out) {
    double[] wanted = fractions(canonical.positions(), landmarks);
    double[] have = fractions(surface.positions(), path);
    for (int l = 0; l < landmarks.length; l++) {
      int i = 0;
      while (i < path.length - 2 && have[i + 1] < wanted[l]) {
        i++;
      }
      double share = (wanted[l] - have[i]) / Math.max(1e-9, have[i + 1] - have[i]);
      out.put(
          landmarks[l],
          FaceSurface.Point.onEdge(path[i], path[i + 1], (float) Math.clamp(share, 0.0, 1.0)));
    }
  }

  private static double[] fractions(float[] positions, int[] path) {
    double[] length = new double[path.length];
    for (int i = 1; i < path.length; i++) {
      double sum = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = positions[3 * path[i] + axis] - positions[3 * path[i - 1] + axis];
        sum += d * d;
      }
      length[i] = length[i - 1] + Math.sqrt(sum);
    }
    for (int i = 0; i < path.length; i++) {
      length[i] /= length[path.length - 1];
    }
    return length;
  }

  /** Ties the landmarks of the left half of the inner lips to the visible edges of the lips. */
  void attachInnerLips(CanonicalFace canonical, Map<Integer, FaceSurface.Point> out) {
    int[] seam = toFace(data.anatomy().lipSeam());
    int corner = 0;
    for (int i = 0; i < seam.length; i++) {
      corner = coordinate(seam[i], 0) > coordinate(seam[corner], 0) ? i : corner;
    }
    List<Integer> one = ribsToMiddle(seam, corner, 1);
    List<Integer> other = ribsToMiddle(seam, corner, seam.length - 1);
    boolean oneIsUpper =
        coordinate(seam[one.getFirst()], 1) > coordinate(seam[other.getFirst()], 1);
    int end = seam[corner];
    attach(
        canonical,
        LandmarkContours.UPPER_LIP_INNER,
        lipPath(oneIsUpper ? one : other, 1, end),
        out);
    attach(
        canonical,
        LandmarkContours.LOWER_LIP_INNER,
        lipPath(oneIsUpper ? other : one, -1, end),
        out);
  }

  /** Places on the seam from the middle to the corner, without the corner. */
  private List<Integer> ribsToMiddle(int[] seam, int corner, int step) {
    List<Integer> ribs = new ArrayList<>();
    for (int i = (corner + step) % seam.length;
        coordinate(seam[i], 0) > -1e-4;
        i = (i + step) % seam.length) {
      ribs.addFirst(i);
    }
    return ribs;
  }

  /** Of each rib of a lip the vertex nearest the other lip, then the corner. */
  private int[] lipPath(List<Integer> ribs, int up, int corner) {
    int[][] rings = data.anatomy().lipRings();
    List<Integer> path = new ArrayList<>();
    for (int rib : ribs) {
      int best = mesh.indexOfBase()[rings[0][rib]];
      for (int[] ring : rings) {
        int v = mesh.indexOfBase()[ring[rib]];
        best = lipScore(v, up) < lipScore(best, up) ? v : best;
      }
      boolean outwards =
          path.isEmpty() || coordinate(best, 0) > coordinate(path.getLast(), 0) + 1e-4;
      if (outwards && coordinate(best, 0) < coordinate(corner, 0)) {
        path.add(best);
      }
    }
    path.add(corner);
    return path.stream().mapToInt(Integer::intValue).toArray();
  }

  private double lipScore(int v, int up) {
    return up * coordinate(v, 1) - 0.25 * coordinate(v, 2);
  }

  /**
   * Ties the landmarks of the left half of the outer lips to where the red of a skin texture ends,
   * going outwards from the inner lips.
   */
  void attachOuterLips(Map<Integer, FaceSurface.Point> points) throws IOException {
    double[] redness = redness();
    int[][] pairs = {
      LandmarkContours.UPPER_LIP_INNER, LandmarkContours.UPPER_LIP_OUTER, {1},
      LandmarkContours.LOWER_LIP_INNER, LandmarkContours.LOWER_LIP_OUTER, {-1}
    };
    for (int lip = 0; lip < pairs.length; lip += 3) {
      int count = pairs[lip].length;
      for (int i = 0; i < count - 1; i++) {
        double fan = 0.9 * i / (count - 1);
        double[] direction = {0.6 * fan, pairs[lip + 2][0], 0};
        points.put(pairs[lip + 1][i], endOfRed(place(points, pairs[lip][i]), direction, redness));
      }
    }
    double[] corner = place(points, 308);
    points.put(291, endOfRed(corner, new double[] {1, 0, 0}, redness));
  }

  private double[] place(Map<Integer, FaceSurface.Point> attached, int landmark) {
    FaceSurface.Point point = attached.get(landmark);
    if (point == null) {
      throw new IllegalStateException("landmark " + landmark + " is not attached yet");
    }
    return surface.at(point);
  }

  private FaceSurface.Point endOfRed(double[] start, double[] direction, double[] redness) {
    double length = Math.hypot(direction[0], direction[1]);
    double limit = Math.abs(direction[1]) < 1e-9 ? 0.0035 : 0.012;
    FaceSurface.Point last = frontal(start[0], start[1] + 1e-4 * Math.signum(direction[1]));
    for (double s = 0.0015; s < limit; s += 0.0002) {
      FaceSurface.Point p =
          frontal(start[0] + s * direction[0] / length, start[1] + s * direction[1] / length);
      double red = p.wa() * redness[p.a()] + p.wb() * redness[p.b()] + p.wc() * redness[p.c()];
      if (red < LIP_RED_OVER_GREEN) {
        return p;
      }
      last = p;
    }
    return last;
  }

  /** The foremost point of the skin at a place of the frontal view. */
  FaceSurface.Point frontal(double x, double y) {
    double foremost = -1;
    FaceSurface.Point found = surface.closest(new double[] {x, y, 0.12}, new double[] {0, 0, 1});
    int[] triangles = surface.triangles();
    for (int t = 0; t < triangles.length; t += 3) {
      int a = triangles[t];
      int b = triangles[t + 1];
      int c = triangles[t + 2];
      double ux = coordinate(b, 0) - coordinate(a, 0);
      double uy = coordinate(b, 1) - coordinate(a, 1);
      double wx = coordinate(c, 0) - coordinate(a, 0);
      double wy = coordinate(c, 1) - coordinate(a, 1);
      double px = x - coordinate(a, 0);
      double py = y - coordinate(a, 1);
      double area = ux * wy - wx * uy;
      if (Math.abs(area) < 1e-12) {
        continue;
      }
      double wb = (px * wy - wx * py) / area;
      double wc = (ux * py - px * uy) / area;
      if (wb < -1e-6 || wc < -1e-6 || wb + wc > 1 + 1e-6) {
        continue;
      }
      double z = (1 - wb - wc) * coordinate(a, 2) + wb * coordinate(b, 2) + wc * coordinate(c, 2);
      if (z > foremost) {
        foremost = z;
        found = new FaceSurface.Point(a, b, c, (float) (1 - wb - wc), (float) wb, (float) wc);
      }
    }
    return found;
  }

  /** Red over green of a light skin at every vertex of the face model. */
  private double[] redness() throws IOException {
    Path texture =
        Material.read(
                data.folder().file("skins/young_caucasian_female/young_caucasian_female.mhmat"))
            .diffuseTexture()
            .orElseThrow(() -> new IOException("the skin young_caucasian_female has no texture"));
    BufferedImage image = ImageIO.read(texture.toFile());
    ObjMesh base = data.baseMesh();
    double[] out = new double[mesh.vertexCount()];
    for (int f = 0; f < base.faceCount(); f++) {
      boolean skin = data.anatomy().face().get(base.faces()[4 * f]);
      for (int k = 0; skin && k < 4 && base.faces()[4 * f + k] >= 0; k++) {
        int v = mesh.indexOfBase()[base.faces()[4 * f + k]];
        if (v >= 0) {
          int t = base.faceTextureCoordinates()[4 * f + k];
          int x = (int) (base.textureCoordinates()[2 * t] * (image.getWidth() - 1));
          int y = (int) ((1 - base.textureCoordinates()[2 * t + 1]) * (image.getHeight() - 1));
          int rgb = image.getRGB(x, y);
          out[v] = (rgb >> 16 & 255) - (rgb >> 8 & 255);
        }
      }
    }
    return out;
  }

  /** Where the landmarks of the left brow should lie, by the brow proxy of a character. */
  Map<Integer, double[]> browTargets(MakeHumanCharacter character, float[] headJoint)
      throws IOException {
    FittedProxy brow = character.fit(data.proxy("eyebrows/eyebrow001"));
    float[] p = brow.positions();
    double inner = 1;
    double outer = -1;
    for (int i = 0; i < p.length; i += 3) {
      if (p[i] > 0.001) {
        inner = Math.min(inner, p[i]);
        outer = Math.max(outer, p[i]);
      }
    }
    Map<Integer, double[]> targets = new TreeMap<>();
    for (int l = 0; l < 5; l++) {
      double x = inner + (outer - inner) * (0.08 + 0.84 * l / 4.0);
      double height = 0;
      double weight = 0;
      for (int i = 0; i < p.length; i += 3) {
        double w = Math.exp(-Math.pow((p[i] - x) / 0.004, 2));
        height += w * p[i + 1];
        weight += w;
      }
      double y = height / weight - headJoint[1];
      double half = 0.0035 - 0.0004 * l;
      targets.put(LandmarkContours.UPPER_BROW[l], surface.at(frontal(x, y + half)));
      targets.put(LandmarkContours.LOWER_BROW[l], surface.at(frontal(x, y - half)));
    }
    return targets;
  }

  /** Where landmarks of nose and chin should lie, found on the profile and at the nostrils. */
  Map<Integer, double[]> profileTargets(Map<Integer, FaceSurface.Point> lips) {
    double mouth = place(lips, 13)[1];
    double[] tip = surface.at(frontal(0, mouth));
    for (double y = mouth + 0.012; y < mouth + 0.06; y += 0.0005) {
      double[] p = surface.at(frontal(0, y));
      tip = p[2] > tip[2] ? p : tip;
    }
    double[] base = tip;
    double recess = 0;
    for (double y = mouth + 0.008; y < tip[1]; y += 0.0005) {
      double[] p = surface.at(frontal(0, y));
      double line = (tip[2] - p[2]) - 0.9 * (tip[1] - p[1]);
      if (line > recess) {
        recess = line;
        base = p;
      }
    }
    double[] bridge = tip;
    for (double y = tip[1] + 0.02; y < tip[1] + 0.06; y += 0.0005) {
      double[] p = surface.at(frontal(0, y));
      bridge = p[2] < bridge[2] ? p : bridge;
    }
    double[] wing = tip;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      boolean near =
          data.anatomy().face().get(mesh.baseVertices()[v])
              && Math.abs(coordinate(v, 1) - (tip[1] - 0.004)) < 0.006
              && coordinate(v, 2) > tip[2] - 0.026
              && coordinate(v, 0) < 0.026;
      if (near && coordinate(v, 0) > wing[0] && surface.normals()[3 * v] > 0.75) {
        wing = new double[] {coordinate(v, 0), coordinate(v, 1), coordinate(v, 2)};
      }
    }
    double[] chin = surface.at(frontal(0, mouth));
    for (int v = 0; v < mesh.vertexCount(); v++) {
      boolean front = Math.abs(coordinate(v, 0)) < 0.004 && coordinate(v, 1) < mouth - 0.02;
      double score = coordinate(v, 2) - 0.9 * coordinate(v, 1);
      if (front && score > chin[2] - 0.9 * chin[1] && surface.normals()[3 * v + 2] > 0) {
        chin = new double[] {0, coordinate(v, 1), coordinate(v, 2)};
      }
    }
    Map<Integer, double[]> targets = new TreeMap<>();
    targets.put(1, tip);
    targets.put(2, base);
    targets.put(168, bridge);
    targets.put(278, wing);
    targets.put(152, chin);
    return targets;
  }
}
