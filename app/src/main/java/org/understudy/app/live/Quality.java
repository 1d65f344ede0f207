package org.understudy.app.live;

import java.util.List;

/**
 * What the governor can save on.
 *
 * @param poseInterval the bust is measured in every so manieth frame, at least 1
 * @param size edge of the drawn picture as a share of the wanted one, 0.25..1; it is enlarged
 *     afterwards
 * @param faintSheets whether sheets that are mostly see-through are drawn: lashes, brows, glints
 */
public record Quality(int poseInterval, double size, boolean faintSheets) {
  /** Nothing saved. */
  public static final Quality FULL = new Quality(4, 1, true);

  /** From the best to the quickest: first the pose's rate, then size, then sheets. */
  public static final List<Quality> LADDER =
      List.of(
          FULL,
          new Quality(8, 1, true),
          new Quality(12, 1, true),
          new Quality(12, 0.875, true),
          new Quality(12, 0.75, true),
          new Quality(12, 0.625, true),
          new Quality(12, 0.5, true),
          new Quality(12, 0.5, false));

  public Quality {
    if (poseInterval < 1 || !(size >= 0.25 && size <= 1)) {
      throw new IllegalArgumentException(
          "a quality takes a pose interval of at least 1 and a size of 0.25..1, got %d and %s"
              .formatted(poseInterval, size));
    }
  }

  /** For people, a few words. */
  public String words() {
    if (equals(FULL)) {
      return "full quality";
    }
    return "shoulders every %d frames, %d %% size%s"
        .formatted(poseInterval, Math.round(100 * size), faintSheets ? "" : ", fewer sheets");
  }
}
