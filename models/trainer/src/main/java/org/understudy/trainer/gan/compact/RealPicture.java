package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.regress.FaceWindow;

/**
 * A picture of the set for the judges.
 *
 * @param rgba [size][size][4] premultiplied, 0..1
 * @param face where the face is
 * @param facePixels [faceSize][faceSize][4] of the face, cut out of the set's picture as finely as
 *     it has it; none where faces have no camera of their own
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record RealPicture(float[] rgba, FaceWindow face, Optional<float[]> facePixels) {
  /**
   * A lesson's picture.
   *
   * @throws UncheckedIOException if the set is damaged
   */
  static RealPicture of(AutoDecoder.Lesson lesson, RunSettings settings) {
    CompactPreset.Refine preset = settings.preset().refine();
    PortraitView shown = settings.shown();
    try {
      PortraitCodes codes = settings.set().codes(lesson.index());
      FaceWindow face =
          shown.face(codes.shape(), codes, shown.camera(codes.shape(), codes, preset.size()));
      return new RealPicture(
          lesson.rgba(),
          face,
          preset.drawsFaces()
              ? Optional.of(cut(settings.set().read(lesson.index()), settings))
              : Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static float[] cut(Portrait portrait, RunSettings settings) {
    int size = portrait.size();
    return FaceWindow.of(settings.bust(), portrait.codes(), size)
        .cut(portrait.rgba(), size, size, settings.preset().refine().faceSize());
  }
}
