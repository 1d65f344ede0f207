package org.understudy.avatar.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.Framing;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.avatar.file.FileHeader.SheetEntry;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

/**
 * Makes an avatar of a file's parts: the calling thread decodes the geometry while others, one less
 * than there are processors, decode the textures; then it helps with what is left of those.
 *
 * <p>Reading does without lambdas, streams and joined strings on purpose: each of these is spun
 * into a class when first met, and in a new process that takes longer than what it does.
 */
final class AvatarAssembly {
  static final String LIVE = "live";
  static final String TILES = "tiles";
  static final String POSITIONS = "positions";
  static final String WEIGHTS = "weights";
  static final String DISPLACEMENTS = "displacements";
  static final String NORMALS = "normals";
  static final String RESPONSES = "responses";
  static final String STRANDS = "strands";
  static final String SHINE = "shine";
  static final String TEXTURE = "texture-";

  /** What a file has beside its textures; normals where its avatar can be lit. */
  private static final Set<String> GEOMETRY =
      Set.of(LIVE, TILES, POSITIONS, WEIGHTS, DISPLACEMENTS, NORMALS, RESPONSES, STRANDS, SHINE);

  private final FileHeader header;
  private final Map<String, Section> sections;
  private final List<SheetEntry> entries;

  AvatarAssembly(Container container) {
    this.header = container.header();
    this.sections = container.sections();
    this.entries = header.sheets();
  }

  /**
   * The avatar.
   *
   * @throws IOException for a part that is missing, superfluous or damaged
   * @throws IllegalArgumentException for parts that do not make an avatar together
   */
  Avatar run() throws IOException {
    List<Section> pictures = pictures();
    int[] vertices = new int[entries.size()];
    int[] tiles = new int[entries.size()];
    for (int s = 0; s < vertices.length; s++) {
      vertices[s] = entries.get(s).vertexCount();
      tiles[s] = entries.get(s).tileCount();
    }
    List<boolean[]> live = FlagCoding.decode(section(LIVE), vertices);
    TextureDecoding textures =
        new TextureDecoding(pictures, entries, FlagCoding.decode(section(TILES), tiles));
    List<Thread> helpers = help(textures);
    Avatar avatar;
    try {
      avatar = avatar(sheets(live, textures.textures()));
      textures.run();
    } finally {
      textures.stop();
      join(helpers);
    }
    textures.requireWhole();
    return avatar;
  }

  private static List<Thread> help(TextureDecoding textures) {
    int others = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    List<Thread> helpers = new ArrayList<>();
    while (helpers.size() < Math.min(others, textures.pictureCount())) {
      helpers.add(Thread.ofPlatform().daemon().name("understudy-textures").start(textures));
    }
    return helpers;
  }

  private static void join(List<Thread> helpers) throws InterruptedIOException {
    try {
      for (Thread helper : helpers) {
        helper.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while textures were decoded");
    }
  }

  /** The texture sections in their order; there are no sections that nobody knows. */
  private List<Section> pictures() throws IOException {
    List<Section> pictures = new ArrayList<>();
    for (Section section : sections.values()) {
      if (section.name().equals(TEXTURE.concat(Integer.toString(pictures.size())))) {
        pictures.add(section);
      } else if (!GEOMETRY.contains(section.name())) {
        throw new IOException("section %s is not expected here".formatted(section.name()));
      }
    }
    return pictures;
  }

  private Section section(String name) throws IOException {
    Section section = sections.get(name);
    if (section == null) {
      throw new IOException("section %s is missing".formatted(name));
    }
    return section;
  }

  private List<Sheet> sheets(List<boolean[]> live, List<RgbaImage> textures) throws IOException {
    List<float[]> positions =
        PositionCoding.decode(section(POSITIONS), entries, live, header.positionStep());
    List<float[]> weights = WeightCoding.decode(section(WEIGHTS), entries, live);
    List<List<SparseDisplacement>> displacements =
        DisplacementCoding.decode(section(DISPLACEMENTS), entries, live, header.displacementStep());
    List<SheetShading> shading = shading(live);
    List<Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < entries.size(); s++) {
      SheetEntry entry = entries.get(s);
      sheets.add(
          new Sheet(
              entry.name(),
              entry.columns(),
              entry.rows(),
              positions.get(s),
              weights.get(s),
              displacements.get(s),
              textures.get(s),
              eye(entry),
              shading.get(s)));
    }
    return sheets;
  }

  private List<SheetShading> shading(List<boolean[]> live) throws IOException {
    List<SheetShading> shading = new ArrayList<>();
    if (header.light().length == 0) {
      if (sections.containsKey(NORMALS)
          || sections.containsKey(RESPONSES)
          || header.lobes().length > 0) {
        throw new IOException("sections of light and lobes are not expected without a light");
      }
      while (shading.size() < entries.size()) {
        shading.add(SheetShading.NONE);
      }
      return shading;
    }
    List<float[]> normals = NormalCoding.NORMALS.decode(section(NORMALS), entries, live);
    List<float[]> responses =
        ResponseCoding.decode(section(RESPONSES), entries, live, header.features());
    int lobes = header.strandLobes().size();
    if (lobes == 0) {
      if (sections.containsKey(STRANDS) || sections.containsKey(SHINE)) {
        throw new IOException("sections of strands are not expected without lobes");
      }
      for (int s = 0; s < entries.size(); s++) {
        shading.add(new SheetShading(normals.get(s), responses.get(s)));
      }
      return shading;
    }
    List<float[]> strands = NormalCoding.STRANDS.decode(section(STRANDS), entries, live);
    List<float[]> shine = ResponseCoding.decodeShine(section(SHINE), entries, live, lobes + 1);
    for (int s = 0; s < entries.size(); s++) {
      boolean shines = isAnySet(shine.get(s));
      shading.add(
          new SheetShading(
              normals.get(s),
              responses.get(s),
              shines ? strands.get(s) : new float[0],
              shines ? shine.get(s) : new float[0]));
    }
    return shading;
  }

  private static boolean isAnySet(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  private Avatar avatar(List<Sheet> sheets) {
    double[] root = header.framingRoot();
    return new Avatar(
        header.name(),
        header.metadata(),
        new Skeleton(header.skeleton()),
        new Framing(
            new RigidTransform(root[0], root[1], root[2], root[3], root[4], root[5]),
            header.framingFieldOfViewDegrees()),
        header.canonicalExpression(),
        sheets,
        header.light().length == 0
            ? Optional.empty()
            : Optional.of(new PortraitLight(header.light())),
        header.strandLobes());
  }

  private static Optional<EyeAttachment> eye(SheetEntry entry) {
    if (entry.eye().isEmpty()) {
      return Optional.empty();
    }
    float[] centre = entry.eyeCentre();
    return Optional.of(
        new EyeAttachment(EyeAttachment.Eye.valueOf(entry.eye()), centre[0], centre[1], centre[2]));
  }
}
