package org.understudy.trainer.gan.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.BareSheets;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.model.IdentityProjection;
import org.understudy.trainer.studio.GalleryPeople;
import org.understudy.trainer.studio.StudioCharacter;
import org.understudy.trainer.studio.Workers;

/**
 * Builds the manifolds: sheets cut from the average body, shells around it, and how both follow the
 * codes, learned from random people.
 */
final class TemplateBuilder {
  /** Where people's numbers begin, apart from those of the sets. */
  private static final long FIRST_PERSON = 900_000_000;

  /** Metres beyond the body: hair lies close, and long hair and curls reach far. */
  private static final float[] OFFSETS = {
    0.003f, 0.008f, 0.014f, 0.021f, 0.029f, 0.039f, 0.051f, 0.066f, 0.084f, 0.105f
  };

  /** Along a side of a sheet: what a decoder on a small machine can paint. */
  private static final int MOST_TEXELS = 128;

  private static final int SHELL_COLUMNS = 44;
  private static final int SHELL_ROWS = 32;
  private static final int SHELL_WIDTH = 128;
  private static final int SHELL_HEIGHT = 96;

  /** Distance over which what expressions do to the skin fades to a half. */
  private static final float FADE_METRES = 0.025f;

  private static final float NEGLIGIBLE_METRES = 2e-5f;

  private final MakeHuman data;
  private final IdentityProjection projection;
  private final BareSheets bare;
  private final StudioCharacter average;

  TemplateBuilder(MakeHuman data, IdentityProjection projection, float detail, Workers workers)
      throws IOException {
    this.data = data;
    this.projection = projection;
    average = StudioCharacter.bareAverage(data);
    bare = new BareSheets(average, detail, MOST_TEXELS, workers);
  }

  /**
   * A template and how well codes tell where surfaces are.
   *
   * @param heldOutMetres root mean square distance between told and true skin vertices of people
   *     who were not learned from
   * @param spreadMetres the same between the mean body's and theirs
   */
  record Built(SheetTemplate template, double heldOutMetres, double spreadMetres) {}

  /**
   * Builds.
   *
   * @param people to learn from; a tenth as many more are held out
   * @param progress told the number of people seen, by any thread
   * @throws UncheckedIOException if a file of the data folder is missing or malformed
   */
  Built build(int people, IntConsumer progress) {
    int all = people + heldOut(people);
    AtomicInteger done = new AtomicInteger();
    List<Measured> measured =
        IntStream.range(0, all)
            .parallel()
            .mapToObj(
                i -> {
                  Measured one = measure(FIRST_PERSON + i);
                  progress.accept(done.incrementAndGet());
                  return one;
                })
            .toList();
    List<float[]> codes = measured.stream().map(Measured::codes).toList();
    List<float[]> numbers = measured.stream().map(Measured::numbers).toList();
    CodeRegression regression =
        new CodeRegression(codes.subList(0, people), numbers.subList(0, people));
    double error = 0;
    double spread = 0;
    for (int i = people; i < all; i++) {
      error += skinError(regression.predict(codes.get(i)), numbers.get(i));
      spread += skinError(regression.mean(), numbers.get(i));
    }
    int identityCount = projection.identity(average.body()).length;
    return new Built(
        template(regression, identityCount, codes.getFirst().length),
        Math.sqrt(error / heldOut(people)),
        Math.sqrt(spread / heldOut(people)));
  }

  private record Measured(float[] codes, float[] numbers) {}

  private Measured measure(long number) {
    try {
      CharacterDescription body = GalleryPeople.find(String.valueOf(number), data).body();
      StudioCharacter person = StudioCharacter.bareAs(average, data, body);
      return new Measured(
          join(projection.identity(person.body()), projection.shape(person.body())),
          numbers(person));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  static int heldOut(int people) {
    return Math.max(1, people / 10);
  }

  private static float[] join(float[] a, float[] b) {
    float[] out = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }

  /** All surfaces one after another, then the centres of both eyes. */
  private float[] numbers(StudioCharacter person) {
    float[] out = new float[0];
    for (float[] surface : bare.positions(person)) {
      out = join(out, surface);
    }
    return join(join(out, person.eyeCentre(true)), person.eyeCentre(false));
  }

  private double skinError(float[] told, float[] seen) {
    int length = bare.surfaces().getFirst().positions().length;
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (told[i] - seen[i]) * (double) (told[i] - seen[i]);
    }
    return 3 * sum / length;
  }

  private SheetTemplate template(CodeRegression regression, int identityCount, int codes) {
    int eyes = regression.mean().length - 6;
    float[] eyeBasis = new float[6 * codes];
    List<List<float[]>> surfaces = new ArrayList<>();
    surfaces.add(split(regression.mean()));
    for (int c = 0; c < codes; c++) {
      float[] moved = regression.with(c);
      surfaces.add(split(moved));
      for (int k = 0; k < 6; k++) {
        eyeBasis[6 * c + k] = moved[eyes + k] - regression.mean()[eyes + k];
      }
    }
    List<TemplateSheet> sheets = new ArrayList<>();
    for (BareSheets.Piece piece : bare.pieces()) {
      sheets.add(sheet(piece, surfaces));
    }
    sheets.addAll(shells(surfaces));
    return SheetOrder.of(
        new SheetTemplate(
            identityCount,
            codes - identityCount,
            bare.canonicalExpression(),
            Arrays.copyOfRange(regression.mean(), eyes, eyes + 6),
            eyeBasis,
            sheets));
  }

  private List<float[]> split(float[] numbers) {
    List<float[]> out = new ArrayList<>();
    int at = 0;
    for (BareSheets.Surface surface : bare.surfaces()) {
      out.add(Arrays.copyOfRange(numbers, at, at + surface.positions().length));
      at += surface.positions().length;
    }
    return out;
  }

  private static TemplateSheet sheet(BareSheets.Piece piece, List<List<float[]>> surfaces) {
    SheetDraft draft = piece.draft();
    float[][] laid =
        surfaces.stream()
            .parallel()
            .map(all -> piece.laying().vertices(all.get(piece.part())))
            .toArray(float[][]::new);
    return new TemplateSheet(
        draft.name(),
        draft.columns(),
        draft.rows(),
        laid[0],
        differences(laid),
        draft.weights(),
        sparse(draft.displacements()),
        draft.width(),
        draft.height(),
        draft.free(),
        draft.eye().map(EyeAttachment::eye),
        draft.fitted() == SheetDraft.Fitted.COLOUR_AND_ALPHA);
  }

  private static float[] differences(float[][] laid) {
    int length = laid[0].length;
    float[] basis = new float[(laid.length - 1) * length];
    for (int c = 1; c < laid.length; c++) {
      for (int i = 0; i < length; i++) {
        basis[(c - 1) * length + i] = laid[c][i] - laid[0][i];
      }
    }
    return basis;
  }

  private static float[][] sparse(float[][] displacements) {
    float[][] out = displacements.clone();
    for (int e = 0; e < out.length; e++) {
      float largest = 0;
      for (float value : out[e]) {
        largest = Math.max(largest, Math.abs(value));
      }
      out[e] = largest < NEGLIGIBLE_METRES ? new float[0] : out[e];
    }
    return out;
  }

  private List<TemplateSheet> shells(List<List<float[]>> surfaces) {
    int skin =
        IntStream.range(0, bare.surfaces().size())
            .filter(i -> bare.surfaces().get(i).name().equals("skin"))
            .findFirst()
            .orElseThrow();
    BareSheets.Surface surface = bare.surfaces().get(skin);
    float[] mean = surfaces.getFirst().get(skin);
    BodyHull hull =
        new BodyHull(mean, surface.corners(), middleOfHead(mean), SHELL_COLUMNS, SHELL_ROWS);
    float[] moves = differences(surfaces.stream().map(s -> s.get(skin)).toArray(float[][]::new));
    boolean[] free = new boolean[SHELL_WIDTH * SHELL_HEIGHT];
    Arrays.fill(free, true);
    List<TemplateSheet> shells = new ArrayList<>();
    for (int k = 0; k < OFFSETS.length; k++) {
      float[] points = hull.shell(OFFSETS[k]);
      NearbySurface near = new NearbySurface(points, mean);
      float[][] displacements = new float[surface.displacements().length][];
      for (int e = 0; e < displacements.length; e++) {
        float[] of = surface.displacements()[e];
        displacements[e] = of.length == 0 ? of : faded(near.carried(of, 3), near.distance());
      }
      float[] basis = new float[(surfaces.size() - 1) * points.length];
      for (int c = 1; c < surfaces.size(); c++) {
        float[] of = Arrays.copyOfRange(moves, (c - 1) * mean.length, c * mean.length);
        System.arraycopy(near.carried(of, 3), 0, basis, (c - 1) * points.length, points.length);
      }
      shells.add(
          new TemplateSheet(
              String.format(Locale.ROOT, "shell-%02d", k),
              SHELL_COLUMNS,
              SHELL_ROWS,
              points,
              basis,
              near.carried(surface.weights(), PortraitJoint.COUNT),
              sparse(displacements),
              SHELL_WIDTH,
              SHELL_HEIGHT,
              free,
              Optional.empty(),
              true));
    }
    return shells;
  }

  private static float[] faded(float[] moves, float[] distance) {
    for (int i = 0; i < moves.length; i++) {
      float far = distance[i / 3] / FADE_METRES;
      moves[i] /= 1 + far * far;
    }
    return moves;
  }

  /** Between brow and back of the head, at the height of the eyes and a little above. */
  private double[] middleOfHead(float[] skin) {
    float height = average.eyeCentre(true)[1];
    float front = -Float.MAX_VALUE;
    float back = Float.MAX_VALUE;
    for (int i = 0; i < skin.length; i += 3) {
      if (Math.abs(skin[i + 1] - height) < 0.01f && Math.abs(skin[i]) < 0.05f) {
        front = Math.max(front, skin[i + 2]);
        back = Math.min(back, skin[i + 2]);
      }
    }
    return new double[] {0, height + 0.02, 0.5 * (front + back)};
  }
}
