package org.understudy.trainer.bake;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Textures of a fit that is under way, kept with the number of steps done. */
final class TextureCheckpoint {
  private static final String NAME = "textures";
  private static final float UNIT = 32767;

  private TextureCheckpoint() {}

  /** Keeps the textures as they are after some steps. */
  static void save(PictureCache cache, TextureSet textures, int steps) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 2 * textures.values.length);
    bytes.putInt(steps);
    for (float value : textures.values) {
      bytes.putShort((short) (int) (value * UNIT + 0.5f));
    }
    cache.keep(NAME, bytes.array());
  }

  /** Takes the textures that were kept, if there are any; the steps done by then. */
  static int restore(PictureCache cache, TextureSet textures) throws IOException {
    var kept = cache.find(NAME, 4 + 2 * textures.values.length);
    if (kept.isEmpty()) {
      return 0;
    }
    ByteBuffer bytes = ByteBuffer.wrap(kept.get());
    int done = bytes.getInt();
    for (int i = 0; i < textures.values.length; i++) {
      textures.values[i] = bytes.getShort() / UNIT;
    }
    return done;
  }
}
