package org.understudy.trainer.studio;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where a random person's forebears come from: what shape of face, tone of skin, and colours of
 * hair and eyes go together.
 */
enum Ancestry {
  NORTH_EUROPEAN(0.22, 0.02, 0.03, 0.95, 0.04, 0.34),
  SOUTH_EUROPEAN(0.16, 0.08, 0.1, 0.82, 0.3, 0.62),
  WEST_AFRICAN(0.16, 0.9, 0.03, 0.07, 1.25, 1.8),
  EAST_ASIAN(0.16, 0.03, 0.87, 0.1, 0.15, 0.45),
  SOUTH_ASIAN(0.12, 0.22, 0.3, 0.48, 0.65, 1.05),
  LATIN_AMERICAN(0.1, 0.14, 0.34, 0.52, 0.4, 0.8),
  AFRO_EUROPEAN(0.08, 0.48, 0.04, 0.48, 0.8, 1.15);

  /** Least tone that MakeHuman's textures of dark skin are used for. */
  static final double DARK_FROM = 1;

  private static final Rgb BLACK = new Rgb(0.08f, 0.068f, 0.062f);
  private static final Rgb DARK_BROWN = new Rgb(0.16f, 0.115f, 0.085f);
  private static final Rgb BROWN = new Rgb(0.25f, 0.17f, 0.12f);
  private static final Rgb LIGHT_BROWN = new Rgb(0.36f, 0.26f, 0.17f);
  private static final Rgb BLOND = new Rgb(0.5f, 0.39f, 0.25f);
  private static final Rgb RED = new Rgb(0.38f, 0.19f, 0.1f);

  private final double share;
  private final double african;
  private final double asian;
  private final double caucasian;
  private final double lightest;
  private final double darkest;

  Ancestry(
      double share,
      double african,
      double asian,
      double caucasian,
      double lightest,
      double darkest) {
    this.share = share;
    this.african = african;
    this.asian = asian;
    this.caucasian = caucasian;
    this.lightest = lightest;
    this.darkest = darkest;
  }

  /** Draws one by the shares. */
  static Ancestry draw(RandomGenerator random) {
    double at = random.nextDouble();
    for (Ancestry ancestry : values()) {
      at -= ancestry.share;
      if (at < 0) {
        return ancestry;
      }
    }
    return NORTH_EUROPEAN;
  }

  /** Draws shares of African, Asian and Caucasian shape, each above 0. */
  double[] shape(RandomGenerator random) {
    double[] mix = {african, asian, caucasian};
    for (int i = 0; i < 3; i++) {
      mix[i] = Math.max(0.01, mix[i] + 0.06 * random.nextGaussian());
    }
    return mix;
  }

  /** Draws the tone of the skin: 0 the palest, from {@link #DARK_FROM} on dark, below 2. */
  double tone(RandomGenerator random) {
    return lightest + (darkest - lightest) * (random.nextDouble() + random.nextDouble()) / 2;
  }

  /** Draws the colour of the hair before it turns grey. */
  Rgb hair(RandomGenerator random) {
    double at = random.nextDouble();
    return switch (this) {
      case NORTH_EUROPEAN ->
          at < 0.2
              ? DARK_BROWN
              : at < 0.48 ? BROWN : at < 0.72 ? LIGHT_BROWN : at < 0.92 ? BLOND : RED;
      case SOUTH_EUROPEAN ->
          at < 0.25 ? BLACK : at < 0.7 ? DARK_BROWN : at < 0.93 ? BROWN : LIGHT_BROWN;
      case LATIN_AMERICAN, AFRO_EUROPEAN -> at < 0.5 ? BLACK : at < 0.88 ? DARK_BROWN : BROWN;
      case EAST_ASIAN, SOUTH_ASIAN -> at < 0.8 ? BLACK : DARK_BROWN;
      case WEST_AFRICAN -> BLACK;
    };
  }

  /** Draws the eyes: fair hair mostly goes with light ones. */
  EyeLook eyes(Rgb hair, RandomGenerator random) {
    double light =
        switch (this) {
          case NORTH_EUROPEAN -> hair.green() > 0.24f ? 0.85 : 0.55;
          case SOUTH_EUROPEAN -> 0.22;
          case LATIN_AMERICAN -> 0.1;
          default -> 0;
        };
    if (random.nextDouble() < light) {
      String colour =
          List.of("blue", "blue", "lightblue", "grey", "green", "bluegreen").get(random.nextInt(6));
      boolean glaring = List.of("lightblue", "grey", "bluegreen").contains(colour);
      return new EyeLook(
          colour, glaring ? new Rgb(0.48f, 0.48f, 0.46f) : new Rgb(0.75f, 0.75f, 0.72f));
    }
    boolean hazel = light > 0 && random.nextDouble() < 0.4;
    return hazel
        ? new EyeLook("brownlight", new Rgb(0.6f, 0.52f, 0.42f))
        : new EyeLook("brown", new Rgb(0.4f, 0.56f, 0.54f));
  }

  /** Whether hair is curled tightly. */
  boolean hasTightCurls() {
    return this == WEST_AFRICAN || this == AFRO_EUROPEAN;
  }

  /** Share of men who let a beard grow, be it stubble. */
  double bearded() {
    return this == EAST_ASIAN ? 0.2 : 0.5;
  }
}
