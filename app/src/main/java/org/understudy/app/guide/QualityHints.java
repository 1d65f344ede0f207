package org.understudy.app.guide;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a picture, if anything. Remembers the picture before; not thread-safe.
 */
public final class QualityHints {
  /** What the fit's check of a clip calls small. */
  private static final double SMALL_PIXELS = 110;

  /**
   * Of the picture's height. Shoulders begin 1.3 faces below a face's middle; a larger face that
   * stands a little above the middle has none in the picture.
   */
  private static final double NEAR_SHARE = 0.46;

  /** Where hair ends above a face's middle, in sizes of the face. */
  private static final double ABOVE = 0.8;

  private static final double ASIDE = 0.6;
  private static final double BELOW = 0.65;

  /** The check of a clip calls a person of 0.16 dark; a face is brighter than its clothes. */
  private static final double DARK = 0.2;

  private static final double BRIGHT = 0.86;

  /** Burnt skin has no colour to learn: a gleaming forehead is allowed. */
  private static final double BURNT_SHARE = 0.12;

  /**
   * Between the halves of a face, of sRGB values: three to one in light, which portrait
   * photographers call dramatic.
   */
  private static final double ONE_SIDED = 1.65;

  /** Beyond this the halves of a face's box are not the halves of the face. */
  private static final double FRONTAL_DEGREES = 10;

  /** A webcam exposes for 1/30 s indoors: 75 degrees a second are 3.5 mm on a cheek by then. */
  private static final double FAST_DEGREES = 75;

  /** The same for heads that move aside, in sizes of the face a second. */
  private static final double FAST_FACES = 0.9;

  private static final double LEAST_SHOULDERS = 0.3;
  private static final double LONGEST_GAP_SECONDS = 0.5;

  private Optional<Look> before = Optional.empty();

  /** Hints before the first picture. */
  public QualityHints() {}

  /** The most important thing that is wrong. */
  public Optional<Hint> of(Look look) {
    Optional<Hint> found =
        look.face().isPresent()
            ? Optional.ofNullable(first(look, look.face().get()))
            : Optional.of(Hint.NO_FACE);
    before = Optional.of(look);
    return found;
  }

  private @Nullable Hint first(Look look, SeenFace face) {
    if (look.faces() > 1) {
      return Hint.SEVERAL_FACES;
    }
    if (cutOff(look, face)) {
      return face.size() > NEAR_SHARE * look.height() ? Hint.TOO_NEAR : Hint.CUT_OFF;
    }
    if (face.size() > NEAR_SHARE * look.height()) {
      return Hint.TOO_NEAR;
    }
    if (face.size() < SMALL_PIXELS) {
      return Hint.TOO_SMALL;
    }
    if (face.light().mean() < DARK) {
      return Hint.TOO_DARK;
    }
    if (face.light().mean() > BRIGHT || face.light().burnt() > BURNT_SHARE) {
      return Hint.TOO_BRIGHT;
    }
    if (oneSided(face)) {
      return Hint.ONE_SIDED;
    }
    if (fast(look, face)) {
      return Hint.TOO_FAST;
    }
    return face.shoulders() < LEAST_SHOULDERS ? Hint.NO_SHOULDERS : null;
  }

  private static boolean cutOff(Look look, SeenFace face) {
    return face.centreY() - ABOVE * face.size() < 0
        || face.centreY() + BELOW * face.size() > look.height()
        || face.centreX() - ASIDE * face.size() < 0
        || face.centreX() + ASIDE * face.size() > look.width();
  }

  private static boolean oneSided(SeenFace face) {
    double more = Math.max(face.light().left(), face.light().right());
    double less = Math.min(face.light().left(), face.light().right());
    return Math.abs(face.yawDegrees()) < FRONTAL_DEGREES && more > ONE_SIDED * less;
  }

  private boolean fast(Look look, SeenFace face) {
    Optional<SeenFace> last = before.flatMap(Look::face);
    double seconds = (look.nanos() - before.map(Look::nanos).orElse(look.nanos())) / 1e9;
    if (last.isEmpty() || seconds <= 0 || seconds > LONGEST_GAP_SECONDS) {
      return false;
    }
    SeenFace from = last.get();
    double turned =
        Math.hypot(
            face.yawDegrees() - from.yawDegrees(), face.pitchDegrees() - from.pitchDegrees());
    double moved =
        Math.hypot(face.centreX() - from.centreX(), face.centreY() - from.centreY()) / face.size();
    return turned > FAST_DEGREES * seconds || moved > FAST_FACES * seconds;
  }
}
