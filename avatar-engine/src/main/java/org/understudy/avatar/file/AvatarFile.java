package org.understudy.avatar.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToIntFunction;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.Framing;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.avatar.file.FileHeader.SheetEntry;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

/**
 * Reads and writes avatars as one file: see {@link Container} for its outer form. Stateless and
 * thread-safe.
 *
 * <p>Writing loses a little: positions are kept to 0.01 mm, displacements to 0.02 mm, weights to
 * 1/510, textures by {@link TextureQuality}; lattice parts that can never be seen are not kept.
 */
public final class AvatarFile {
  private static final float POSITION_STEP = 2e-5f;
  private static final float DISPLACEMENT_STEP = 4e-5f;
  private static final String TEXTURE_SECTION = "texture-";

  private AvatarFile() {}

  /**
   * Reads an avatar from a file.
   *
   * @throws AvatarFileException when the file is foreign, of another version, cut short or damaged
   * @throws IOException when it cannot be read
   */
  public static Avatar read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllBytes(file));
  }

  /**
   * Reads an avatar to the end of a stream, which is not closed.
   *
   * @param source what to call the stream in messages
   */
  public static Avatar read(String source, InputStream stream) throws IOException {
    return parse(source, stream.readAllBytes());
  }

  /**
   * Writes an avatar beside its final place and then renames it, so that no half-written file is
   * ever seen; an existing file is replaced.
   *
   * @return the sizes of what was written, by section in bytes
   */
  public static Map<String, Integer> write(Avatar avatar, Path file, TextureQuality quality)
      throws IOException {
    Map<String, byte[]> sections = sections(avatar, quality);
    byte[] bytes = Container.assemble(header(avatar, sections), sections);
    // not createTempFile: that makes files only their owner may read
    Path temporary =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    int sum = 0;
    for (Map.Entry<String, byte[]> section : sections.entrySet()) {
      sizes.put(section.getKey(), section.getValue().length);
      sum += section.getValue().length;
    }
    sizes.put("header", bytes.length - sum);
    return sizes;
  }

  private static Map<String, byte[]> sections(Avatar avatar, TextureQuality quality)
      throws IOException {
    List<Sheet> sheets = avatar.sheets();
    List<BitSet> live = sheets.stream().map(GeometryCoding::live).toList();
    List<RgbaImage> textures = sheets.stream().map(Sheet::texture).toList();
    List<BitSet> tiles = textures.stream().map(TextureAtlas::occupied).toList();
    Map<String, byte[]> sections = new LinkedHashMap<>();
    sections.put("live", encodeFlags(live, s -> sheets.get(s).vertexCount()));
    sections.put("tiles", encodeFlags(tiles, t -> tileCount(textures.get(t))));
    sections.put("positions", GeometryCoding.encodePositions(sheets, live, POSITION_STEP));
    sections.put("weights", GeometryCoding.encodeWeights(sheets, live));
    sections.put(
        "displacements", GeometryCoding.encodeDisplacements(sheets, live, DISPLACEMENT_STEP));
    List<byte[]> pictures = TextureCoding.encode(textures, tiles, quality);
    for (int p = 0; p < pictures.size(); p++) {
      sections.put(TEXTURE_SECTION + p, pictures.get(p));
    }
    return sections;
  }

  private static FileHeader header(Avatar avatar, Map<String, byte[]> sections) {
    RigidTransform root = avatar.framing().root();
    return new FileHeader(
        avatar.name(),
        avatar.metadata(),
        avatar.skeleton().restPositions(),
        new double[] {
          root.rotationX(),
          root.rotationY(),
          root.rotationZ(),
          root.translationX(),
          root.translationY(),
          root.translationZ()
        },
        avatar.framing().verticalFieldOfViewDegrees(),
        avatar.canonicalExpression(),
        POSITION_STEP,
        DISPLACEMENT_STEP,
        avatar.sheets().stream().map(AvatarFile::entry).toList(),
        Container.entries(sections));
  }

  private static SheetEntry entry(Sheet sheet) {
    return new SheetEntry(
        sheet.name(),
        sheet.columns(),
        sheet.rows(),
        sheet.texture().width(),
        sheet.texture().height(),
        sheet.eye().map(eye -> eye.eye().name()).orElse(""),
        sheet
            .eye()
            .map(eye -> new float[] {eye.centreX(), eye.centreY(), eye.centreZ()})
            .orElseGet(() -> new float[0]));
  }

  private static Avatar parse(String source, byte[] file) throws IOException {
    // a failure shows again where the first picture is decoded
    ForkJoinPool.commonPool().execute(WebpCodec::prepare);
    FileHeader header = Container.header(source, file);
    Map<String, byte[]> sections = Container.sections(source, file, header);
    try {
      return assemble(source, header, sections);
    } catch (AvatarFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new AvatarFileException(source, "its parts do not fit together: " + e.getMessage(), e);
    }
  }

  private static Avatar assemble(String source, FileHeader header, Map<String, byte[]> sections)
      throws IOException {
    List<SheetEntry> entries = header.sheets();
    List<BitSet> live =
        decodeFlags(
            "live",
            section(source, sections, "live"),
            entries.size(),
            s -> GeometryCoding.vertexCount(entries.get(s)));
    List<BitSet> tiles =
        decodeFlags(
            "tiles",
            section(source, sections, "tiles"),
            entries.size(),
            s -> tiles(entries.get(s)));
    List<byte[]> pictures = new ArrayList<>();
    for (int p = 0; sections.containsKey(TEXTURE_SECTION + p); p++) {
      pictures.add(section(source, sections, TEXTURE_SECTION + p));
    }
    CompletableFuture<List<RgbaImage>> decoding =
        CompletableFuture.supplyAsync(() -> TextureCoding.decode(pictures, entries, tiles));
    List<float[]> positions =
        GeometryCoding.decodePositions(
            section(source, sections, "positions"), entries, live, header.positionStep());
    List<float[]> weights =
        GeometryCoding.decodeWeights(section(source, sections, "weights"), entries, live);
    List<List<SparseDisplacement>> displacements =
        GeometryCoding.decodeDisplacements(
            section(source, sections, "displacements"), entries, live, header.displacementStep());
    List<RgbaImage> textures = joined(decoding);
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
              eye(entry)));
    }
    double[] root = header.framingRoot();
    return new Avatar(
        header.name(),
        header.metadata(),
        new Skeleton(header.skeleton()),
        new Framing(
            new RigidTransform(root[0], root[1], root[2], root[3], root[4], root[5]),
            header.framingFieldOfViewDegrees()),
        header.canonicalExpression(),
        sheets);
  }

  private static List<RgbaImage> joined(CompletableFuture<List<RgbaImage>> decoding)
      throws IOException {
    try {
      return decoding.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw new IOException(io.getMessage(), io);
      }
      throw e;
    }
  }

  private static Optional<EyeAttachment> eye(SheetEntry entry) {
    if (entry.eye().isEmpty()) {
      return Optional.empty();
    }
    float[] centre = entry.eyeCentre();
    return Optional.of(
        new EyeAttachment(EyeAttachment.Eye.valueOf(entry.eye()), centre[0], centre[1], centre[2]));
  }

  private static byte[] section(String source, Map<String, byte[]> sections, String name)
      throws AvatarFileException {
    byte[] bytes = sections.get(name);
    if (bytes == null) {
      throw new AvatarFileException(
          source, "section %s is missing, found %s".formatted(name, sections.keySet()));
    }
    return bytes;
  }

  private static byte[] encodeFlags(List<BitSet> flags, ToIntFunction<Integer> length) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (int i = 0; i < flags.size(); i++) {
      for (int bit = 0; bit < length.applyAsInt(i); bit++) {
        out.write(flags.get(i).get(bit) ? 1 : 0);
      }
    }
    return out.toBytes();
  }

  private static List<BitSet> decodeFlags(
      String section, byte[] bytes, int count, ToIntFunction<Integer> length) throws IOException {
    ResidualStream.Reader in = new ResidualStream.Reader(section, bytes);
    List<BitSet> flags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BitSet set = new BitSet();
      for (int bit = 0; bit < length.applyAsInt(i); bit++) {
        set.set(bit, in.read() != 0);
      }
      flags.add(set);
    }
    in.finish();
    return flags;
  }

  private static int tileCount(RgbaImage texture) {
    return TextureAtlas.tilesAcross(texture.width()) * TextureAtlas.tilesAcross(texture.height());
  }

  private static int tiles(SheetEntry entry) {
    return TextureAtlas.tilesAcross(entry.textureWidth())
        * TextureAtlas.tilesAcross(entry.textureHeight());
  }
}
