package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.Framing;

/**
 * Cuts a character's surfaces into sheets: a coarse one around the head, finer ones for ears, face,
 * eyes and mouth, eyeballs with a glint that does not turn with them, teeth, tongue and inner
 * mouth, and one per piece of hair and cloth.
 *
 * <p>Texels are hardly finer than half a pixel of a portrait of 512 pixels, 0.84 mm wide: finer
 * ones are seen too seldom to be fitted, and sparkle where a renderer takes one sample per pixel.
 */
final class AvatarLayout {
  /** Sheets that lie over each other fight for pixels, so they do so only along a narrow seam. */
  private static final float OVERLAP = 0.018f;

  /** Where the texture layout of MakeHuman's base mesh has the ears; the same for everybody. */
  private static final Window EAR_RIGHT = new Window(0.808f, 0.3f, 0.886f, 0.368f);

  private static final Window EAR_LEFT = new Window(0.808f, 0.5983f, 0.886f, 0.6663f);

  /** Metres of the bust below the lower border of the usual picture that sheets cover. */
  private static final double BELOW_PICTURE = 0.16;

  private final SurfaceShapes shapes;
  private final float lowest;
  private final List<SheetPlan> plans = new ArrayList<>();

  AvatarLayout(SurfaceShapes shapes) {
    this.shapes = shapes;
    Framing usual = AvatarBake.framing(shapes.character());
    double half = Math.tan(Math.toRadians(usual.verticalFieldOfViewDegrees()) / 2);
    lowest =
        (float) (-usual.root().translationY() + half * usual.root().translationZ() - BELOW_PICTURE);
    skin();
    eyes();
    fibres("brows", 0.0016f, 0.0045f);
    fibres("lashes", 0, 0.0022f);
    tongue();
    if (shapes.has("cloth")) {
      pieces("cloth", 0.0068f, 0.0008f, SheetDraft.Fitted.COLOUR);
    }
    if (shapes.has("glasses")) {
      pieces("glasses", 0.001f, 0.0004f, SheetDraft.Fitted.COLOUR);
    }
    if (shapes.has("hair")) {
      pieces("hair", 0.0062f, 0.0008f, SheetDraft.Fitted.COLOUR_AND_ALPHA);
    }
  }

  /** The plans, in the order of the file. */
  List<SheetPlan> plans() {
    return List.copyOf(plans);
  }

  private void skin() {
    int part = shapes.part("skin");
    float[] p = shapes.positions(part);
    float[] left = shapes.character().eyeCentre(true);
    float[] right = shapes.character().eyeCentre(false);
    List<Chart> charts = Chart.find(shapes.character().parts().get(part).part());
    Chart head =
        charts.stream().filter(c -> highest(part, c) > left[1] + 0.03f).findFirst().orElseThrow();
    float mouthY = meanOf("teeth", 1);
    float mouthZ = extremeOf("teeth", 2);
    Window face =
        around(
            part,
            head,
            v ->
                Math.abs(p[3 * v]) < 0.07f
                    && p[3 * v + 1] > mouthY - 0.062f
                    && p[3 * v + 1] < left[1] + 0.05f
                    && p[3 * v + 2] > left[2] - 0.035f);
    Window mouth =
        around(
            part,
            head,
            v ->
                Math.abs(p[3 * v]) < 0.034f
                    && p[3 * v + 1] > mouthY - 0.034f
                    && p[3 * v + 1] < mouthY + 0.02f
                    && p[3 * v + 2] > mouthZ - 0.012f);
    Window leftLids = lids(part, head, p, left);
    Window rightLids = lids(part, head, p, right);
    SheetDraft.Fitted colour = SheetDraft.Fitted.COLOUR;
    plans.add(
        SheetPlan.of(
                "head", part, head.triangles(), head.bounds().grown(0.02f), 0.008f, 0.0012f, colour)
            .withHoles(
                List.of(
                    face.grown(-OVERLAP), EAR_LEFT.grown(-OVERLAP), EAR_RIGHT.grown(-OVERLAP))));
    plans.add(SheetPlan.of("ear-left", part, head.triangles(), EAR_LEFT, 0.0021f, 0.0008f, colour));
    plans.add(
        SheetPlan.of("ear-right", part, head.triangles(), EAR_RIGHT, 0.0021f, 0.0008f, colour));
    plans.add(
        SheetPlan.of("face", part, head.triangles(), face, 0.0032f, 0.0006f, colour)
            .withHoles(
                List.of(
                    mouth.grown(-OVERLAP), leftLids.grown(-OVERLAP), rightLids.grown(-OVERLAP))));
    plans.add(SheetPlan.of("mouth", part, head.triangles(), mouth, 0.0017f, 0.0005f, colour));
    plans.add(
        SheetPlan.of("lids-left", part, head.triangles(), leftLids, 0.0012f, 0.0005f, colour));
    plans.add(
        SheetPlan.of("lids-right", part, head.triangles(), rightLids, 0.0012f, 0.0005f, colour));
    List<Chart> others = new ArrayList<>(charts);
    others.remove(head);
    for (Chart whole : others) {
      Chart chart = aboveLowest(part, whole);
      if (chart.triangles().length == 0) {
        continue;
      }
      float x = mean(part, chart, 0);
      float y = mean(part, chart, 1);
      float z = mean(part, chart, 2);
      Window w = chart.bounds().grown(0.03f);
      if (y < mouthY - 0.06f && chart.triangles().length < 60) {
        continue;
      }
      if (y < mouthY - 0.06f) {
        plans.add(SheetPlan.of("body", part, chart.triangles(), w, 0.01f, 0.0011f, colour));
      } else if (Math.abs(x) < 0.01f) {
        plans.add(SheetPlan.of("mouth-inside", part, chart.triangles(), w, 0.004f, 0.001f, colour));
      } else if (z > 0) {
        plans.add(
            SheetPlan.of(
                x > 0 ? "socket-left" : "socket-right",
                part,
                chart.triangles(),
                w,
                0.004f,
                0.0012f,
                colour));
      }
    }
  }

  private Window lids(int part, Chart head, float[] p, float[] eye) {
    return around(
        part,
        head,
        v ->
            Math.abs(p[3 * v] - eye[0]) < 0.023f
                && Math.abs(p[3 * v + 1] - eye[1]) < 0.0165f
                && p[3 * v + 2] > eye[2] - 0.004f);
  }

  private void eyes() {
    int part = shapes.part("eyes");
    float[] uv = shapes.texture(part);
    for (Chart chart : Chart.find(shapes.character().parts().get(part).part())) {
      boolean left = mean(part, chart, 0) > 0;
      String side = left ? "left" : "right";
      float[] centre = shapes.character().eyeCentre(left);
      float limit = centre[2] + 0.18f * shapes.character().eyeRadius(left);
      float[] p = shapes.positions(part);
      int[] corners = shapes.corners(part);
      int[] front =
          IntStream.of(chart.triangles())
              .filter(
                  t -> IntStream.range(0, 3).allMatch(k -> p[3 * corners[3 * t + k] + 2] > limit))
              .toArray();
      if (front.length == 0) {
        continue;
      }
      Window w = Window.around(uv, front);
      boolean cornea = w.u0() > 0.85f;
      if (cornea) {
        plans.add(
            SheetPlan.of(
                "glint-" + side,
                part,
                front,
                w,
                0.0022f,
                0.00045f,
                SheetDraft.Fitted.COLOUR_AND_ALPHA));
      } else {
        EyeAttachment turn =
            new EyeAttachment(
                left ? EyeAttachment.Eye.LEFT : EyeAttachment.Eye.RIGHT,
                centre[0],
                centre[1],
                centre[2]);
        plans.add(
            SheetPlan.of("eye-" + side, part, front, w, 0.0018f, 0.00045f, SheetDraft.Fitted.COLOUR)
                .turningWith(turn));
      }
    }
  }

  private void fibres(String name, float raise, float cell) {
    int part = shapes.part(name);
    int count = 0;
    for (Chart chart : Chart.find(shapes.character().parts().get(part).part())) {
      plans.add(
          SheetPlan.of(
                  name + "-" + count++,
                  part,
                  chart.triangles(),
                  chart.bounds().grown(0.01f),
                  cell,
                  0.00045f,
                  SheetDraft.Fitted.COLOUR_AND_ALPHA)
              .raised(raise));
    }
  }

  private void tongue() {
    int part = shapes.part("tongue");
    for (Chart chart : Chart.find(shapes.character().parts().get(part).part())) {
      plans.add(
          SheetPlan.of(
              "tongue",
              part,
              chart.triangles(),
              chart.bounds(),
              0.0035f,
              0.0009f,
              SheetDraft.Fitted.NOTHING));
    }
  }

  private void pieces(String name, float cell, float texel, SheetDraft.Fitted fitted) {
    int part = shapes.part(name);
    int count = 0;
    for (Chart whole : Chart.find(shapes.character().parts().get(part).part())) {
      Chart chart = aboveLowest(part, whole);
      if (chart.triangles().length >= 8) {
        plans.add(
            SheetPlan.of(
                name + "-" + count++,
                part,
                chart.triangles(),
                chart.bounds().grown(0.012f),
                cell,
                texel,
                fitted));
      }
    }
  }

  /** What of a chart can come into the picture; people lean back and turn, but keep their bust. */
  private Chart aboveLowest(int part, Chart chart) {
    float[] p = shapes.positions(part);
    int[] corners = shapes.corners(part);
    int[] kept =
        IntStream.of(chart.triangles())
            .filter(
                t -> IntStream.range(0, 3).anyMatch(k -> p[3 * corners[3 * t + k] + 1] > lowest))
            .toArray();
    return kept.length == 0
        ? new Chart(kept, chart.bounds())
        : new Chart(kept, Window.around(shapes.texture(part), kept));
  }

  private Window around(int part, Chart chart, IntPredicate inside) {
    int[] corners = shapes.corners(part);
    int[] kept =
        IntStream.of(chart.triangles())
            .filter(t -> IntStream.range(0, 3).allMatch(k -> inside.test(corners[3 * t + k])))
            .toArray();
    if (kept.length == 0) {
      throw new IllegalStateException("no triangles of the face where eyes or mouth should be");
    }
    return Window.around(shapes.texture(part), kept);
  }

  private float highest(int part, Chart chart) {
    float top = -Float.MAX_VALUE;
    for (int t : chart.triangles()) {
      top = Math.max(top, shapes.positions(part)[3 * shapes.corners(part)[3 * t] + 1]);
    }
    return top;
  }

  private float mean(int part, Chart chart, int axis) {
    double sum = 0;
    for (int t : chart.triangles()) {
      sum += shapes.positions(part)[3 * shapes.corners(part)[3 * t] + axis];
    }
    return (float) (sum / chart.triangles().length);
  }

  private float meanOf(String name, int axis) {
    float[] p = shapes.positions(shapes.part(name));
    double sum = 0;
    for (int i = axis; i < p.length; i += 3) {
      sum += p[i];
    }
    return (float) (3 * sum / p.length);
  }

  private float extremeOf(String name, int axis) {
    float[] p = shapes.positions(shapes.part(name));
    float most = -Float.MAX_VALUE;
    for (int i = axis; i < p.length; i += 3) {
      most = Math.max(most, p[i]);
    }
    return most;
  }
}
