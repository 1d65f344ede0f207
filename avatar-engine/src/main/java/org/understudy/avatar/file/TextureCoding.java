package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.understudy.avatar.RgbaImage;

/** Codes all textures of an avatar as a few WebP pictures of packed tiles. */
final class TextureCoding {
  /** Tiles in one picture; several pictures are decoded in parallel. */
  static final int TILES_PER_PICTURE = 12 * TextureAtlas.COLUMNS;

  private TextureCoding() {}

  /** One texture's place in the sequence of all occupied tiles. */
  record Run(int texture, int tile) {}

  static List<byte[]> encode(
      List<RgbaImage> textures, List<boolean[]> occupied, TextureQuality quality)
      throws IOException {
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

  /** All occupied tiles in the order in which they are packed. */
  static List<Run> runs(List<boolean[]> occupied) {
    List<Run> runs = new ArrayList<>();
    for (int t = 0; t < occupied.size(); t++) {
      boolean[] tiles = occupied.get(t);
      for (int tile = 0; tile < tiles.length; tile++) {
        if (tiles[tile]) {
          runs.add(new Run(t, tile));
        }
      }
    }
    return runs;
  }

  /** Texels across a picture. */
  static int atlasWidth() {
    return TextureAtlas.COLUMNS * TextureAtlas.TILE;
  }

  /** Texels down a picture of some tiles. */
  static int atlasHeight(int tiles) {
    return (tiles + TextureAtlas.COLUMNS - 1) / TextureAtlas.COLUMNS * TextureAtlas.TILE;
  }
}
