package org.understudy.trainer.studio;

import java.util.Optional;

/**
 * How a surface of the studio answers light.
 *
 * @param kind the shading model
 * @param colour its texture, already in the colours to be shown
 * @param hair strand data, present exactly for {@link Kind#HAIR}
 * @param beard what grows on it, for {@link Kind#SKIN}
 * @param scalp roots of the hair that grows on it, for {@link Kind#SKIN}
 * @param undershirt its colour where skin shows below a shirt's collar, for {@link Kind#SKIN}
 * @param relief normals in the frame of the texture, 0..1 for -1..1, for {@link Kind#CLOTH}
 */
public record Material(
    Kind kind,
    LinearImage colour,
    Optional<HairTexture> hair,
    Optional<Beard> beard,
    Optional<Beard> scalp,
    Optional<Rgb> undershirt,
    Optional<LinearImage> relief) {
  private Material(Kind kind, LinearImage colour) {
    this(
        kind,
        colour,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Shading models. */
  public enum Kind {
    SKIN,
    EYE,
    HAIR,
    BROW,
    LASH,
    TEETH,
    TONGUE,
    CLOTH,
    FRAME;

    /** Whether texels that are not opaque are blended rather than dropped. */
    public boolean isBlended() {
      return this == HAIR || this == BROW || this == LASH || this == EYE;
    }

    /** Metres by which a blended surface may lie behind an opaque one and still show. */
    public float depthBias() {
      return switch (this) {
        case BROW -> 0.004f;
        case LASH -> 0.0015f;
        default -> 0f;
      };
    }
  }

  static Material of(Kind kind, LinearImage colour) {
    return new Material(kind, colour);
  }

  static Material hair(HairTexture hair) {
    return new Material(
        Kind.HAIR,
        hair.colour(),
        Optional.of(hair),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Material skin(
      LinearImage colour, Optional<Beard> beard, Optional<Beard> scalp, Optional<Rgb> undershirt) {
    return new Material(
        Kind.SKIN, colour, Optional.empty(), beard, scalp, undershirt, Optional.empty());
  }

  static Material cloth(LinearImage colour, Optional<LinearImage> relief) {
    return new Material(
        Kind.CLOTH,
        colour,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        relief);
  }
}
