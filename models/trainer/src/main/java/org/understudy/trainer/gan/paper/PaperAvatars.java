package org.understudy.trainer.gan.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.UsualFraming;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.gan.render.Crossings;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * People of the generator as avatars: identity and eps are constant during a call, so that
 * manifolds and their radiance are computed once. Every manifold becomes a sheet, a lattice over
 * its flattened map that carries the map as its texture, seen from straight ahead. What bends rays
 * in the generator moves the lattice the other way here, as the parametric models say (see {@link
 * RestMotion}); the learned D^p and D^e, which go from the posed to the canonical state alone, are
 * not used. Not safe for concurrent use.
 */
final class PaperAvatars {
  private static final int MOST_CELLS = 64;

  private final PaperSettings settings;
  private final NewPeople people;
  private final PaperGenerator generator;
  private final int stage;

  /**
   * Avatars of a generator.
   *
   * @param stage 1 for the radiance of phi, 2 for what U makes of it
   */
  PaperAvatars(PaperSettings settings, NewPeople people, PaperGenerator generator, int stage) {
    this.settings = settings;
    this.people = people;
    this.generator = generator;
    this.stage = stage;
  }

  /**
   * A person's avatar.
   *
   * @param metadata how it was made
   */
  Avatar avatar(String name, Map<String, String> metadata, NewPeople.Person person) {
    Skeleton skeleton = settings.bust().skeleton(people.shape(person));
    RestMotion motion =
        new RestMotion(
            settings.face(),
            settings.bust(),
            Arrays.copyOf(person.identity(), settings.preset().codes().face()),
            people.shape(person));
    int levels = settings.preset().manifolds().levels();
    List<Sheet> sheets = new ArrayList<>();
    try (PointerScope _ = new PointerScope();
        NoGradGuard _ = new NoGradGuard()) {
      NewPeople.Sitter atRest =
          people.sitter(person, PortraitPose.REST.withRoot(UsualFraming.of(skeleton).root()), 20);
      Subjects subject = generator.subjects(people.codes(List.of(atRest)));
      Tensor flattened = generator.flatten(subject);
      Tensor maps = stage == 1 ? flattened.narrow(2, 0, 4) : generator.upsample(subject, flattened);
      Crossings crossings = generator.mapCrossings();
      int size = (int) maps.size(4);
      int mapSize = settings.preset().upsampler().mapSize();
      for (int i = 0; i < levels; i++) {
        float[] depth =
            filled(
                Placement.readSingle(crossings.points().select(0, 0).select(0, i).select(1, 2)),
                Placement.readSingle(crossings.present().select(0, 0).select(0, i)),
                mapSize);
        float[] texture = premultiplied(Placement.readSingle(maps.select(0, 0).select(0, i)), size);
        sheets.add(sheet("manifold %02d".formatted(i + 1), depth, mapSize, texture, size, motion));
      }
    }
    return new Avatar(
        name,
        metadata,
        skeleton,
        UsualFraming.of(skeleton),
        new float[ArkitExpression.COUNT],
        sheets);
  }

  private Sheet sheet(
      String name, float[] depth, int mapSize, float[] texture, int size, RestMotion motion) {
    int cells = Math.min(MOST_CELLS, mapSize);
    double half = settings.preset().upsampler().mapHalfExtentMetres();
    List<Double> centre = settings.preset().space().centreMetres();
    float[] vertices = new float[3 * (cells + 1) * (cells + 1)];
    for (int v = 0; v < vertices.length / 3; v++) {
      double u = (double) (v % (cells + 1)) / cells;
      double w = Math.floorDiv(v, cells + 1) / (double) cells;
      vertices[3 * v] = (float) (centre.get(0) + half * (2 * u - 1));
      vertices[3 * v + 1] = (float) (centre.get(1) - half * (2 * w - 1));
      vertices[3 * v + 2] = between(depth, mapSize, u * mapSize - 0.5, w * mapSize - 0.5);
    }
    return new SheetDraft(
            name,
            cells,
            cells,
            vertices,
            motion.weights(vertices),
            motion.displacements(vertices),
            size,
            size,
            texture,
            new boolean[size * size],
            Optional.empty(),
            SheetShading.NONE,
            SheetDraft.Fitted.NOTHING)
        .toSheet();
  }

  /** Bilinear among texels, the border's beyond it. */
  private static float between(float[] values, int size, double x, double y) {
    double cx = Math.clamp(x, 0, size - 1);
    double cy = Math.clamp(y, 0, size - 1);
    int x0 = Math.min((int) cx, size - 2);
    int y0 = Math.min((int) cy, size - 2);
    double across = cx - x0;
    int at = y0 * size + x0;
    double upper = (1 - across) * values[at] + across * values[at + 1];
    double lower = (1 - across) * values[at + size] + across * values[at + size + 1];
    return (float) (upper + (cy - y0) * (lower - upper));
  }

  /** Texels that the manifold misses get the mean of their neighbours, ring by ring. */
  private float[] filled(float[] depth, float[] present, int size) {
    float[] out = depth.clone();
    boolean[] known = new boolean[out.length];
    int missing = 0;
    for (int i = 0; i < out.length; i++) {
      known[i] = present[i] > 0;
      missing += known[i] ? 0 : 1;
    }
    if (missing == out.length) {
      Arrays.fill(out, settings.preset().space().centreMetres().get(2).floatValue());
      return out;
    }
    while (missing > 0) {
      boolean[] before = known.clone();
      for (int i = 0; i < out.length; i++) {
        if (!before[i] && fill(out, before, i, size)) {
          known[i] = true;
          missing--;
        }
      }
    }
    return out;
  }

  private static boolean fill(float[] values, boolean[] known, int texel, int size) {
    float sum = 0;
    int count = 0;
    for (int k = 0; k < 9; k++) {
      int x = texel % size + k % 3 - 1;
      int y = Math.floorDiv(texel, size) + Math.floorDiv(k, 3) - 1;
      if (x >= 0 && y >= 0 && x < size && y < size && known[y * size + x]) {
        sum += values[y * size + x];
        count++;
      }
    }
    if (count > 0) {
      values[texel] = sum / count;
    }
    return count > 0;
  }

  /** [4][size][size] colours and alpha as [size][size][4] premultiplied. */
  private static float[] premultiplied(float[] planes, int size) {
    int texels = size * size;
    float[] out = new float[4 * texels];
    for (int i = 0; i < texels; i++) {
      float alpha = Math.clamp(planes[3 * texels + i], 0f, 1f);
      for (int c = 0; c < 3; c++) {
        out[4 * i + c] = alpha * planes[c * texels + i];
      }
      out[4 * i + 3] = alpha;
    }
    return out;
  }
}
