package org.understudy.trainer.bake;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Textures and light of a fit that is under way, kept with the number of steps done. */
final class TextureCheckpoint {
  private static final String NAME = "textures";
  private static final float UNIT = 32767;

  private TextureCheckpoint() {}

  /** Keeps textures and light as they are after some steps. */
  static void save(PictureCache cache, TextureSet textures, int steps) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length(textures));
    bytes.putInt(steps);
    for (float value : textures.values) {
      bytes.putShort((short) (int) (value * UNIT + 0.5f));
    }
    for (float response : textures.shades.responses) {
      bytes.putFloat(response);
    }
    cache.keep(NAME, bytes.array());
  }

  private static int length(TextureSet textures) {
    return 4 + 2 * textures.values.length + 4 * textures.shades.responses.length;
  }

  /** Takes the textures and the light that were kept, if any; the steps done by then. */
  static int restore(PictureCache cache, TextureSet textures) throws IOException {
    var kept = cache.find(NAME, length(textures));
    if (kept.isEmpty()) {
      return 0;
    }
    ByteBuffer bytes = ByteBuffer.wrap(kept.get());
    int done = bytes.getInt();
    for (int i = 0; i < textures.values.length; i++) {
      textures.values[i] = bytes.getShort() / UNIT;
    }
    for (int i = 0; i < textures.shades.responses.length; i++) {
      textures.shades.responses[i] = bytes.getFloat();
    }
    return done;
  }
}
