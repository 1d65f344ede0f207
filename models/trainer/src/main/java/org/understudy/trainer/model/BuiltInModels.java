package org.understudy.trainer.model;

import java.io.IOException;
import java.io.InputStream;
import org.understudy.assets.Assets;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.BustModelFile;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FaceModelFile;

/**
 * The parametric models that come with the program.
 *
 * @param face of MakeHuman's heads
 * @param bust of MakeHuman's busts
 */
public record BuiltInModels(FaceModel face, BustModel bust) {

  /**
   * Reads both.
   *
   * @throws IOException if a file is missing or damaged
   */
  public static BuiltInModels read() throws IOException {
    try (InputStream face = Assets.open("models/face.model");
        InputStream bust = Assets.open("models/bust.model")) {
      return new BuiltInModels(FaceModelFile.read(face), BustModelFile.read(bust));
    }
  }
}
