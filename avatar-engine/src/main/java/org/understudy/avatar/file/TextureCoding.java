package org.understudy.avatar.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.file.FileHeader.SheetEntry;

/** Codes all textures of an avatar as a few WebP pictures of packed tiles. */
final class TextureCoding {
  /** Tiles in one picture; several pictures are decoded in parallel. */
  private static final int TILES_PER_PICTURE = 12 * TextureAtlas.COLUMNS;

  private TextureCoding() {}

  /** One texture's place in the sequence of all occupied tiles. */
  private record Run(int texture, int tile) {}

  static List<byte[]> encode(
      List<RgbaImage> textures, List<BitSet> occupied, TextureQuality quality) throws IOException {
    List<Run> runs = runs(occupied);
    List<SmoothFill> filled = textures.stream().map(SmoothFill::of).toList();
    List<byte[]> pictures = new ArrayList<>();
    for (int first = 0; first < runs.size(); first += TILES_PER_PICTURE) {
      int count = Math.min(TILES_PER_PICTURE, runs.size() - first);
      Planes atlas = new Planes(atlasWidth(), atlasHeight(count));
      for (int slot = 0; slot < count; slot++) {
        Run run = runs.get(first + slot);
        TextureAtlas.store(
            filled.get(run.texture()), run.tile(), quality.alphaLevels(), atlas, slot);
      }
      pictures.add(WebpCodec.encode(atlas, quality.colour()));
    }
    return pictures;
  }

  /**
   * The textures of the sheets of a header, from the pictures of {@link #encode}; throws
   * UncheckedIOException for a picture that cannot be decoded.
   */
  static List<RgbaImage> decode(
      List<byte[]> pictures, List<SheetEntry> sheets, List<BitSet> occupied) {
    List<Run> runs = runs(occupied);
    int expected = (runs.size() + TILES_PER_PICTURE - 1) / TILES_PER_PICTURE;
    if (pictures.size() != expected) {
      throw new IllegalArgumentException(
          "%d occupied tiles take %d texture sections, found %d"
              .formatted(runs.size(), expected, pictures.size()));
    }
    List<RgbaImage> textures =
        sheets.stream().map(s -> new RgbaImage(s.textureWidth(), s.textureHeight())).toList();
    IntStream.range(0, pictures.size())
        .parallel()
        .forEach(p -> decodePicture(pictures.get(p), p * TILES_PER_PICTURE, runs, textures));
    return textures;
  }

  private static void decodePicture(
      byte[] picture, int first, List<Run> runs, List<RgbaImage> textures) {
    int count = Math.min(TILES_PER_PICTURE, runs.size() - first);
    try {
      Planes atlas = WebpCodec.decode(picture, atlasWidth(), atlasHeight(count));
      for (int slot = 0; slot < count; slot++) {
        Run run = runs.get(first + slot);
        TextureAtlas.load(atlas, slot, textures.get(run.texture()), run.tile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static List<Run> runs(List<BitSet> occupied) {
    List<Run> runs = new ArrayList<>();
    for (int t = 0; t < occupied.size(); t++) {
      BitSet tiles = occupied.get(t);
      for (int tile = tiles.nextSetBit(0); tile >= 0; tile = tiles.nextSetBit(tile + 1)) {
        runs.add(new Run(t, tile));
      }
    }
    return runs;
  }

  private static int atlasWidth() {
    return TextureAtlas.COLUMNS * TextureAtlas.TILE;
  }

  private static int atlasHeight(int tiles) {
    return (tiles + TextureAtlas.COLUMNS - 1) / TextureAtlas.COLUMNS * TextureAtlas.TILE;
  }
}
