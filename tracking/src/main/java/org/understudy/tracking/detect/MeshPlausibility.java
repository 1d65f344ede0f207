package org.understudy.tracking.detect;

/**
 * Whether a mesh looks like a face at all. The network always gives a mesh, and its score is no
 * proof, so proportions are checked that hold from profile to profile, with any expression.
 */
final class MeshPlausibility {
  /** The face fills about two thirds of the region it was found in. */
  private static final double SMALLEST_PART_OF_REGION = 0.35;

  private static final double LARGEST_PART_OF_REGION = 1.1;
  private static final double FARTHEST_OFF_CENTRE = 0.3;

  /** The outer eye corners' distance over the face's height; small in profile. */
  private static final double NARROWEST_EYES = 0.03;

  private static final double WIDEST_EYES = 0.9;

  private MeshPlausibility() {}

  /**
   * What is wrong with a mesh, or an empty string.
   *
   * @param mesh {@code [478][3]}
   * @param region what the network looked at
   */
  static String problem(float[] mesh, Region region) {
    for (int i = 0; i < 3 * FaceMeshLayout.POINTS; i++) {
      if (!Float.isFinite(mesh[i])) {
        return "the mesh has numbers that are not finite";
      }
    }
    Region box = FaceGeometry.regionOf(mesh);
    double size = box.size() / FaceGeometry.MARGIN;
    double part = size / region.size();
    if (part < SMALLEST_PART_OF_REGION || part > LARGEST_PART_OF_REGION) {
      return "the mesh fills %.2f of what was looked at".formatted(part);
    }
    double offCentre =
        Math.hypot(box.centreX() - region.centreX(), box.centreY() - region.centreY())
            / region.size();
    if (offCentre > FARTHEST_OFF_CENTRE) {
      return "the mesh lies %.2f off the middle of what was looked at".formatted(offCentre);
    }
    double forehead = down(mesh, FaceMeshLayout.FOREHEAD, box);
    double eyes =
        (down(mesh, FaceMeshLayout.RIGHT_EYE_OUTER, box)
                + down(mesh, FaceMeshLayout.LEFT_EYE_OUTER, box))
            / 2;
    double mouth = down(mesh, FaceMeshLayout.UPPER_LIP_INNER, box);
    double chin = down(mesh, FaceMeshLayout.CHIN, box);
    if (!(forehead < eyes && eyes < mouth && mouth < chin)) {
      return "forehead, eyes, mouth and chin are not in this order";
    }
    double height = (chin - forehead) * box.size();
    double width =
        Math.hypot(
            FaceGeometry.x(mesh, FaceMeshLayout.LEFT_EYE_OUTER)
                - FaceGeometry.x(mesh, FaceMeshLayout.RIGHT_EYE_OUTER),
            FaceGeometry.y(mesh, FaceMeshLayout.LEFT_EYE_OUTER)
                - FaceGeometry.y(mesh, FaceMeshLayout.RIGHT_EYE_OUTER));
    double ratio = width / height;
    if (ratio < NARROWEST_EYES || ratio > WIDEST_EYES) {
      return "the eyes are %.2f of the face's height apart".formatted(ratio);
    }
    return "";
  }

  private static double down(float[] mesh, int point, Region box) {
    return box.regionV(FaceGeometry.x(mesh, point), FaceGeometry.y(mesh, point));
  }
}
