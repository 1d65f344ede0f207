package org.understudy.trainer.gan.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.FaceModel;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.studio.Workers;

/**
 * What a run is given.
 *
 * @param folder where checkpoints, logs and samples go; made when something is written
 * @param set the pictures
 * @param face whose expressions move faces
 * @param bust whose joints move bodies
 * @param preset all constants
 * @param regressor file of what reads codes from generated faces (eq. 9); without one there is no
 *     such loss
 * @param device libtorch's name of where networks are computed
 * @param seed of initial values, people and order
 * @param workers where pictures are read; not closed by the run
 */
public record PaperSettings(
    Path folder,
    PortraitSet set,
    FaceModel face,
    BustModel bust,
    Preset preset,
    Optional<byte[]> regressor,
    String device,
    long seed,
    Workers workers) {

  /**
   * Pixels along each side of a stage's portraits.
   *
   * @param stage 1 or 2
   */
  int size(int stage) {
    return stage == 1 ? preset.rendering().lowSize() : preset.rendering().highSize();
  }

  /** Pixels along each side of what the face camera takes in a stage. */
  int faceSize(int stage) {
    return stage == 1 ? preset.rendering().lowSize() : preset.rendering().highFaceSize();
  }

  /**
   * Checks that the set serves a stage.
   *
   * @throws IOException where its pictures are too small or its codes too few
   */
  void requireFit(int stage) throws IOException {
    int there = set.manifest().size();
    if (there < size(stage)) {
      throw new IOException(
          "stage %d of this preset learns from pictures of %d pixels, the set's have %d; make a set with --size %d"
              .formatted(stage, size(stage), there, size(stage)));
    }
    set.requireReducible(size(stage));
    if (preset.codes().expression() != face.expressionCount()) {
      throw new IOException(
          "the preset's codes.expression is %d, the face model has %d such codes; change the preset"
              .formatted(preset.codes().expression(), face.expressionCount()));
    }
    require("codes.face", preset.codes().face(), set.manifest().identityCount());
    require("codes.shape", preset.codes().shape(), set.manifest().shapeCount());
  }

  private static void require(String field, int wanted, int there) throws IOException {
    if (there < wanted) {
      throw new IOException(
          "the preset's %s is %d, the set's pictures have %d such codes; change the preset"
              .formatted(field, wanted, there));
    }
  }
}
