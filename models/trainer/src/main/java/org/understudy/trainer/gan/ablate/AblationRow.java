package org.understudy.trainer.gan.ablate;

import java.util.List;
import java.util.Locale;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.preset.PresetReader;

/**
 * A row of the table: what of the method is used. Scores of the paper are its Table 2 (128 x 128
 * pixels, 5,000 pictures, Inception features): its rows, not its numbers, compare with ours.
 */
public enum AblationRow {
  /** Nothing adversarial; not in the paper. */
  FIRST_STAGE("first stage alone", Double.NaN, Double.NaN),
  /** Everything. */
  FULL("full", 11.26, 16.68),
  /** D_whole alone. */
  WHOLE_ONLY("D_whole only", 23.00, 18.11),
  /** Without D_torso. */
  WITHOUT_TORSO("without D_torso", 10.68, 22.58),
  /** D_face sees faces that are cut out of the portraits. */
  CUT_FACES("faces cut out", 17.89, 14.05),
  /** Without D^p: every point moves as the nearest vertex of the body does. */
  WITHOUT_POSE_DEFORMATION("without D^p", 10.88, 19.27);

  private final String title;
  private final double paperFace;
  private final double paperWhole;

  AblationRow(String title, double paperFace, double paperWhole) {
    this.title = title;
    this.paperFace = paperFace;
    this.paperWhole = paperWhole;
  }

  /** What it is called in tables. */
  public String title() {
    return title;
  }

  /** Name of its folder. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The paper's FID of faces; NaN where it has no such row. */
  public double paperFace() {
    return paperFace;
  }

  /** The paper's FID of portraits; NaN where it has no such row. */
  public double paperWhole() {
    return paperWhole;
  }

  /** Whether it has a second stage. */
  public boolean isRefined() {
    return this != FIRST_STAGE;
  }

  /** Constants of the row's second stage. */
  CompactPreset preset(CompactPreset full, int pictures) {
    List<Double> judges = full.refine().weights();
    return PresetReader.changed(
        full,
        String.format(
            Locale.ROOT,
            "{\"refine\": {\"pictures\": %d, \"faceCamera\": %s, \"weights\": [%s, %s, %s]}}",
            pictures,
            this != CUT_FACES,
            judges.get(0),
            this == WHOLE_ONLY ? 0 : judges.get(1),
            this == WHOLE_ONLY || this == WITHOUT_TORSO ? 0 : judges.get(2)));
  }

  /** The sheets of the row. */
  SheetTemplate template(SheetTemplate full) {
    return this == WITHOUT_POSE_DEFORMATION ? NearestSkinning.of(full) : full;
  }
}
