package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.file.FileHeader.SheetEntry;

/**
 * Turns the pictures of {@link TextureCoding} back into textures. Any number of threads may {@link
 * #run} at the same time, each on pictures of its own; every texel belongs to one picture.
 */
final class TextureDecoding implements Runnable {
  private final List<Section> pictures;
  private final List<TextureCoding.Run> runs;
  private final List<RgbaImage> textures;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * The textures of a header's sheets, transparent as yet.
   *
   * @param tiles per sheet which tiles of its texture are packed
   * @throws IOException where there are more or fewer pictures than the tiles need, or pictures
   *     that are not what they should be as far as that is seen without decoding them
   */
  TextureDecoding(List<Section> pictures, List<SheetEntry> sheets, List<boolean[]> tiles)
      throws IOException {
    this.pictures = pictures;
    this.runs = TextureCoding.runs(tiles);
    int perPicture = TextureCoding.TILES_PER_PICTURE;
    int expected = (runs.size() + perPicture - 1) / perPicture;
    if (pictures.size() != expected) {
      throw new IOException(
          "%d occupied tiles take %d texture sections, found %d"
              .formatted(runs.size(), expected, pictures.size()));
    }
    int alphaBytes = 0;
    for (int p = 0; p < expected; p++) {
      alphaBytes +=
          WebpLayout.check(
              pictures.get(p), TextureCoding.atlasWidth(), TextureCoding.atlasHeight(tiles(p)));
    }
    if (alphaBytes > AvatarLimits.ALL_ALPHA_BYTES) {
      throw new IOException(
          "the pictures hold %d bytes of alpha, the limit is %d"
              .formatted(alphaBytes, AvatarLimits.ALL_ALPHA_BYTES));
    }
    this.textures = new ArrayList<>();
    for (SheetEntry sheet : sheets) {
      textures.add(new RgbaImage(sheet.textureWidth(), sheet.textureHeight()));
    }
  }

  /** How many tiles a picture holds. */
  private int tiles(int p) {
    return Math.min(
        TextureCoding.TILES_PER_PICTURE, runs.size() - p * TextureCoding.TILES_PER_PICTURE);
  }

  /** How many pictures there are. */
  int pictureCount() {
    return pictures.size();
  }

  /** Decodes pictures until none is left or one has failed; the failure is kept. */
  @Override
  public void run() {
    try {
      Planes whole =
          new Planes(
              TextureCoding.atlasWidth(),
              TextureCoding.atlasHeight(TextureCoding.TILES_PER_PICTURE));
      for (int p = next.getAndIncrement(); p < pictures.size(); p = next.getAndIncrement()) {
        decode(p, whole);
      }
    } catch (IOException | RuntimeException e) {
      failure.compareAndSet(null, e);
      stop();
    }
  }

  /** No further picture is begun. */
  void stop() {
    next.set(pictures.size());
  }

  private void decode(int p, Planes whole) throws IOException {
    int first = p * TextureCoding.TILES_PER_PICTURE;
    int count = tiles(p);
    int height = TextureCoding.atlasHeight(count);
    Planes atlas = height == whole.height() ? whole : new Planes(whole.width(), height);
    WebpCodec.decode(pictures.get(p), atlas);
    for (int slot = 0; slot < count; slot++) {
      TextureCoding.Run run = runs.get(first + slot);
      TextureAtlas.load(atlas, slot, textures.get(run.texture()), run.tile());
    }
  }

  /**
   * The textures, transparent where no thread has come by yet.
   *
   * @return in the order of the sheets, filled by {@link #run}
   */
  List<RgbaImage> textures() {
    return textures;
  }

  /** Throws what went wrong, once all threads have run. */
  void requireWhole() throws IOException {
    Exception failed = failure.get();
    if (failed != null) {
      throw new IOException(failed.getMessage(), failed);
    }
  }
}
