package org.understudy.app.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.understudy.assets.Assets;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.BustModelFile;

/** Generators of people: the one that comes with the program, or a trained one. */
public final class ShippedGenerator {
  private static final String FOLDER = "generator/";

  private ShippedGenerator() {}

  /** Whether the program came with a generator. */
  public static boolean isThere() {
    return Assets.url(FOLDER + Generator.PAINTER).isPresent();
  }

  /**
   * Opens a generator.
   *
   * @param folder of a trained one; the one that comes with the program where there is none
   * @param device where its network runs
   * @throws IOException naming what is missing or damaged
   */
  public static Generator open(@Nullable Path folder, OnnxNetwork.Device device)
      throws IOException {
    BustModel bust;
    try (InputStream file = Assets.open("models/bust.model")) {
      bust = BustModelFile.read(file);
    }
    return folder == null
        ? Generator.open(name -> Assets.open(FOLDER + name), "the built-in generator", bust, device)
        : Generator.open(folder, bust, device);
  }
}
