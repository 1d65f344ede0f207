package org.understudy.trainer.gan.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.Compositing;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.gan.compact.PosedTemplate;
import org.understudy.trainer.studio.Workers;

/**
 * Whether two views of a person show the same surface in the same colours: every covered pixel of
 * one view is carried, by the rendered depth, to where it is in the other, and compared with what
 * is seen there.
 *
 * @param people how many
 * @param meanError mean absolute difference of the colours that were compared, 0..255
 * @param compared share of the covered pixels of which the other view sees the same place
 */
public record ViewConsistency(int people, double meanError, double compared) {
  private static final int PEOPLE = 24;
  private static final int SIZE = 160;
  private static final double DEGREES_APART = 20;
  private static final double FIELD_OF_VIEW_DEGREES = 22;
  private static final double DISTANCE_METRES = 1.3;

  /** Pixels that cover less are borders, whose depth is that of nothing. */
  private static final float COVERED = 0.98f;

  /** Farther off, another surface is seen. */
  private static final double SAME_METRES = 0.006;

  /** At rest, and where it was built. */
  private static final PortraitPose STILL = PortraitPose.REST.withRoot(RigidTransform.IDENTITY);

  /** One view: colour and mean place of what each pixel shows. */
  private record View(float[] colour, float[] place, RigidTransform root) {}

  /** Sum of differences, pixels compared, pixels covered. */
  private record Part(double difference, long compared, long covered) {}

  static ViewConsistency of(
      Generator generator, BustModel bust, double truncation, long seed, Workers workers) {
    PosedTemplate posed = new PosedTemplate(generator.template(), bust);
    List<Callable<Part>> tasks = new ArrayList<>();
    for (int p = 0; p < PEOPLE; p++) {
      long person = seed * 9_000_011 + p;
      tasks.add(() -> compare(generator, bust, posed, generator.person(person, truncation)));
    }
    double difference = 0;
    long compared = 0;
    long covered = 0;
    for (Part part : workers.call(tasks)) {
      difference += part.difference;
      compared += part.compared;
      covered += part.covered;
    }
    return new ViewConsistency(
        PEOPLE, 255 * difference / Math.max(1, compared), compared / (double) Math.max(1, covered));
  }

  /** Figures by name, to be told. */
  void tell(Map<String, Object> all) {
    all.put("viewColourError255", Evaluation.rounded(meanError));
    all.put("viewPixelsCompared", Evaluation.rounded(compared));
  }

  private static Part compare(
      Generator generator, BustModel bust, PosedTemplate posed, float[] person) {
    SheetTemplate template = generator.template();
    float[] codes = Arrays.copyOf(person, template.codes());
    float[] texels = generator.painter().paint(person);
    float[] shape = Arrays.copyOfRange(codes, template.identityCount(), codes.length);
    Skeleton skeleton = bust.skeleton(shape);
    float[] places = places(template, posed, codes, texels);
    View one = view(posed, codes, skeleton, texels, places, -0.5 * DEGREES_APART);
    View other = view(posed, codes, skeleton, texels, places, 0.5 * DEGREES_APART);
    return difference(one, other);
  }

  private static PinholeCamera camera() {
    return PinholeCamera.ofVerticalFieldOfView(FIELD_OF_VIEW_DEGREES, SIZE, SIZE);
  }

  private static View view(
      PosedTemplate posed,
      float[] codes,
      Skeleton skeleton,
      float[] texels,
      float[] places,
      double yawDegrees) {
    double[] head = skeleton.jointInCamera(STILL, PortraitJoint.HEAD);
    Rotation turn = Rotation.ofAxisAngle(0, Math.toRadians(yawDegrees), 0);
    RigidTransform root =
        RigidTransform.of(turn, 0, 0, -DISTANCE_METRES)
            .after(RigidTransform.of(Rotation.IDENTITY, -head[0], -head[1], -head[2]));
    FragmentView view = posed.fragments(codes, STILL.withRoot(root), camera());
    return new View(drawn(view, texels), drawn(view, places), root);
  }

  private static float[] drawn(FragmentView view, float[] values) {
    float[] out = new float[4 * SIZE * SIZE];
    Compositing compositing = new Compositing();
    for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
      compositing.forward(view, values, pixel, out);
    }
    return out;
  }

  /**
   * Textures that show, in place of colour, where their texels are: [texels][4] metres in the
   * bust's rest frame times alpha, and alpha.
   */
  private static float[] places(
      SheetTemplate template, PosedTemplate posed, float[] codes, float[] texels) {
    float[] out = texels.clone();
    List<float[]> lattices = posed.vertices(codes, STILL);
    int texel = 0;
    for (int s = 0; s < lattices.size(); s++) {
      TemplateSheet sheet = template.sheets().get(s);
      for (int y = 0; y < sheet.height(); y++) {
        for (int x = 0; x < sheet.width(); x++, texel++) {
          place(sheet, lattices.get(s), x, y, texels[4 * texel + 3], out, 4 * texel);
        }
      }
    }
    return out;
  }

  private static void place(
      TemplateSheet sheet, float[] lattice, int x, int y, float alpha, float[] out, int to) {
    float u = (x + 0.5f) / sheet.width() * sheet.columns();
    float v = (y + 0.5f) / sheet.height() * sheet.rows();
    int i = Math.min(sheet.columns() - 1, (int) u);
    int j = Math.min(sheet.rows() - 1, (int) v);
    float fx = u - i;
    float fy = v - j;
    int upper = 3 * (j * (sheet.columns() + 1) + i);
    int below = upper + 3 * (sheet.columns() + 1);
    for (int k = 0; k < 3; k++) {
      float top = (1 - fx) * lattice[upper + k] + fx * lattice[upper + 3 + k];
      float bottom = (1 - fx) * lattice[below + k] + fx * lattice[below + 3 + k];
      out[to + k] = alpha * ((1 - fy) * top + fy * bottom);
    }
  }

  private static Part difference(View one, View other) {
    PinholeCamera camera = camera();
    double sum = 0;
    long compared = 0;
    long covered = 0;
    float[] seen = new float[4];
    float[] at = new float[4];
    for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
      float alpha = one.colour[4 * pixel + 3];
      if (alpha < COVERED) {
        continue;
      }
      covered++;
      double px = one.place[4 * pixel] / alpha;
      double py = one.place[4 * pixel + 1] / alpha;
      double pz = one.place[4 * pixel + 2] / alpha;
      double[] there = other.root.apply(px, py, pz);
      double u = camera.projectX(there[0], there[2]) - 0.5;
      double v = camera.projectY(there[1], there[2]) - 0.5;
      if (!(u >= 0 && v >= 0 && u < SIZE - 1 && v < SIZE - 1)) {
        continue;
      }
      sample(other.place, u, v, at);
      sample(other.colour, u, v, seen);
      if (seen[3] < COVERED) {
        continue;
      }
      double off =
          Math.hypot(Math.hypot(at[0] / seen[3] - px, at[1] / seen[3] - py), at[2] / seen[3] - pz);
      if (off < SAME_METRES) {
        compared++;
        for (int c = 0; c < 3; c++) {
          sum += Math.abs(seen[c] / seen[3] - one.colour[4 * pixel + c] / alpha) / 3;
        }
      }
    }
    return new Part(sum, compared, covered);
  }

  private static void sample(float[] picture, double u, double v, float[] out) {
    int x = (int) u;
    int y = (int) v;
    float fx = (float) (u - x);
    float fy = (float) (v - y);
    for (int c = 0; c < 4; c++) {
      int at = 4 * (y * SIZE + x) + c;
      float top = (1 - fx) * picture[at] + fx * picture[at + 4];
      float bottom = (1 - fx) * picture[at + 4 * SIZE] + fx * picture[at + 4 * SIZE + 4];
      out[c] = (1 - fy) * top + fy * bottom;
    }
  }
}
