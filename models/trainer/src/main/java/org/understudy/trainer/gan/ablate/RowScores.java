package org.understudy.trainer.gan.ablate;

import java.io.IOException;
import java.nio.file.Path;
import org.understudy.trainer.JsonFile;
import org.understudy.trainer.gan.evaluate.Evaluation;
import org.understudy.trainer.gan.evaluate.SetDistance;

/**
 * How a row came out.
 *
 * @param row which
 * @param pictures that its second stage generated
 * @param count pictures it was measured by
 * @param frechetFace Fréchet distance of faces
 * @param kernelFace100 kernel distance of faces, times 100
 * @param frechetWhole Fréchet distance of portraits
 * @param kernelWhole100 kernel distance of portraits, times 100
 */
public record RowScores(
    AblationRow row,
    int pictures,
    int count,
    double frechetFace,
    double kernelFace100,
    double frechetWhole,
    double kernelWhole100) {

  static RowScores of(AblationRow row, int pictures, int count, Evaluation.Report report) {
    SetDistance face = report.face();
    SetDistance whole = report.whole().orElse(face);
    return new RowScores(
        row,
        pictures,
        count,
        face.frechet().distance(),
        face.kernel().percent(),
        whole.frechet().distance(),
        whole.kernel().percent());
  }

  /**
   * Reads what was kept.
   *
   * @throws IOException naming the file, if it is no such record
   */
  static RowScores read(Path file) throws IOException {
    return JsonFile.read(file, RowScores.class);
  }

  /** Whether it was trained and measured with so many pictures. */
  boolean budget(int trained, int measured) {
    return (pictures == trained || !row.isRefined()) && count == measured;
  }
}
