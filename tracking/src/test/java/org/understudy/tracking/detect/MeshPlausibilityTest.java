package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeshPlausibilityTest {
  /** A face 100 wide and 120 high about (200, 300), turned about its middle. */
  static float[] face(double rotation) {
    float[] mesh = new float[3 * FaceMeshLayout.POINTS];
    for (int i = 0; i < FaceMeshLayout.POINTS; i++) {
      put(mesh, i, 0, 0, rotation);
    }
    int[] oval = FaceMeshLayout.oval();
    for (int i = 0; i < oval.length; i++) {
      double angle = 2 * Math.PI * i / oval.length;
      put(mesh, oval[i], 50 * Math.sin(angle), -60 * Math.cos(angle), rotation);
    }
    put(mesh, FaceMeshLayout.RIGHT_EYE_OUTER, -35, -15, rotation);
    put(mesh, FaceMeshLayout.RIGHT_EYE_INNER, -15, -15, rotation);
    put(mesh, FaceMeshLayout.LEFT_EYE_INNER, 15, -15, rotation);
    put(mesh, FaceMeshLayout.LEFT_EYE_OUTER, 35, -15, rotation);
    put(mesh, FaceMeshLayout.NOSE_TIP, 0, 10, rotation);
    put(mesh, FaceMeshLayout.UPPER_LIP_INNER, 0, 28, rotation);
    put(mesh, FaceMeshLayout.LOWER_LIP_INNER, 0, 32, rotation);
    return mesh;
  }

  private static void put(float[] mesh, int point, double x, double y, double rotation) {
    mesh[3 * point] = (float) (200 + x * Math.cos(rotation) - y * Math.sin(rotation));
    mesh[3 * point + 1] = (float) (300 + x * Math.sin(rotation) + y * Math.cos(rotation));
  }

  @Test
  void regionFollowsThePointsAndTheEyeLine() {
    Region region = FaceGeometry.regionOf(face(0.6));
    assertThat(region.rotation()).isCloseTo(0.6, within(1e-5));
    assertThat(region.centreX()).isCloseTo(200, within(1e-3));
    assertThat(region.centreY()).isCloseTo(300, within(1e-3));
    assertThat(region.size()).isCloseTo(180, within(1e-3));
  }

  @Test
  void facesArePlausibleAtAnyAngle() {
    for (double rotation : new double[] {0, 0.8, -1.5, 3}) {
      float[] face = face(rotation);
      assertThat(MeshPlausibility.problem(face, FaceGeometry.regionOf(face))).isEmpty();
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    float[] face = face(0);
    assertThat(MeshPlausibility.problem(face, new Region(200, 300, 600, 0))).contains("fills 0.20");
    assertThat(MeshPlausibility.problem(face, new Region(270, 300, 180, 0))).contains("off the");
    float[] upsideDown = face(0);
    upsideDown[3 * FaceMeshLayout.UPPER_LIP_INNER + 1] = 260;
    assertThat(MeshPlausibility.problem(upsideDown, FaceGeometry.regionOf(upsideDown)))
        .contains("not in this order");
    float[] broken = face(0);
    broken[100] = Float.NaN;
    assertThat(MeshPlausibility.problem(broken, new Region(200, 300, 180, 0))).contains("finite");
  }

  @Test
  void disagreementIsTheMeanDistanceOfEyesNoseAndMouth() {
    Detection there = detection(0);
    assertThat(FaceGeometry.disagreement(there, face(0))).isCloseTo(0, within(1e-6));
    assertThat(FaceGeometry.disagreement(detection(12), face(0))).isCloseTo(0.1, within(1e-6));
  }

  private static Detection detection(double shift) {
    return new Detection(
        0.9,
        200,
        300 + shift,
        100,
        120,
        List.of(
            new Detection.KeyPoint(175, 285 + shift),
            new Detection.KeyPoint(225, 285 + shift),
            new Detection.KeyPoint(200, 310 + shift),
            new Detection.KeyPoint(200, 330 + shift),
            new Detection.KeyPoint(150, 290 + shift),
            new Detection.KeyPoint(250, 290 + shift)));
  }
}
