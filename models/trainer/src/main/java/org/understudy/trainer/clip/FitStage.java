package org.understudy.trainer.clip;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The stages of a fit in their order, with the part of the time that each usually takes. */
enum FitStage {
  WATCHING("watching the clip", 22),
  CLOSER("looking closer", 3),
  TEMPLATE("measuring the template", 4),
  FIELD_OF_VIEW("finding the camera's field of view", 40),
  CUTTING_OUT("cutting out the person", 14),
  OUTLINE("looking at the outline", 8),
  GEOMETRY("fitting geometry", 75),
  ALIGNING("aligning the pictures", 35),
  FRAGMENTS("finding fragments", 18),
  TEXTURES("fitting textures", 105),
  MEASURING("cutting out frames to measure on", 30);

  /** What {@code BakeProgress} is told. */
  final String words;

  /** Seconds on two shared cores, for a clip of half a minute and the usual settings. */
  final double usualSeconds;

  FitStage(String words, double usualSeconds) {
    this.words = words;
    this.usualSeconds = usualSeconds;
  }

  /** The stage of some words, if they are one. */
  static Optional<FitStage> of(String words) {
    return Arrays.stream(values()).filter(stage -> stage.words.equals(words)).findFirst();
  }

  /** Usual seconds of all stages before this one. */
  double secondsBefore() {
    return List.of(values()).subList(0, ordinal()).stream().mapToDouble(s -> s.usualSeconds).sum();
  }

  /** Usual seconds of a whole fit. */
  static double secondsInAll() {
    return Arrays.stream(values()).mapToDouble(s -> s.usualSeconds).sum();
  }
}
