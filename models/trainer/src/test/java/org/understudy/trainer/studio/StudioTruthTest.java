package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.assets.Assets;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.FaceModelFile;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.SharedFolder;
import org.understudy.trainer.makehuman.MakeHuman;

/** What pictures of the studio say about themselves agrees with what they show. */
class StudioTruthTest {
  private static final int SIZE = 160;
  private static final int NOSE_TIP = 4;
  private static StudioCharacter character;
  private static Studio.Labelled shown;
  private static float[] atRest;

  @BeforeAll
  static void take() throws IOException {
    var folder = SharedFolder.find("makehuman/data");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/makehuman/data");
    MakeHuman data = MakeHuman.open(folder.get());
    character = StudioCharacter.of(data, GalleryPeople.find("noah", data));
    double middle = character.skeleton().rest(PortraitJoint.HEAD, 1);
    RigidTransform root = new RigidTransform(0.05, 0.3, 0, 0, -middle, -1.2);
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.JAW_OPEN.ordinal()] = 0.3f;
    PortraitPose pose = PortraitPose.REST.withExpression(expression).withRoot(root);
    FaceLandmarks landmarks;
    try (InputStream face = Assets.open("models/face.model")) {
      landmarks = new FaceLandmarks(FaceModelFile.read(face).landmarks(), data);
    }
    atRest = landmarks.of(character, PortraitPose.REST.withRoot(RigidTransform.IDENTITY));
    try (Workers workers = new Workers(2)) {
      shown =
          new Studio(character, LightRig.portrait(), workers, 2)
              .renderLabelled(pose, PinholeCamera.ofVerticalFieldOfView(20, SIZE, SIZE), landmarks);
    }
  }

  private static int pixelOf(int landmark) {
    float[] p = shown.truth().landmarks();
    PinholeCamera camera = shown.picture().camera();
    int x = (int) camera.projectX(p[3 * landmark], p[3 * landmark + 2]);
    int y = (int) camera.projectY(p[3 * landmark + 1], p[3 * landmark + 2]);
    return y * SIZE + x;
  }

  @Test
  void theTipOfTheNoseIsSkinAtItsDepthAndComesFromItsPlaceAtRest() {
    int pixel = pixelOf(NOSE_TIP);
    StudioTruth truth = shown.truth();
    assertThat(truth.surfaceNames().get(truth.surface()[pixel] - 1)).isEqualTo("skin");
    assertThat(shown.picture().depth()[pixel])
        .isCloseTo(-truth.landmarks()[3 * NOSE_TIP + 2], within(0.004f));
    for (int axis = 0; axis < 3; axis++) {
      assertThat(truth.canonical()[3 * pixel + axis])
          .isCloseTo(atRest[3 * NOSE_TIP + axis], within(0.006f));
    }
  }

  @Test
  void normalsAreUnitVectorsTowardsTheViewerWhereThereIsASurface() {
    StudioTruth truth = shown.truth();
    int seen = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      float x = truth.normals()[3 * i];
      float y = truth.normals()[3 * i + 1];
      float z = truth.normals()[3 * i + 2];
      double length = Math.sqrt(x * x + y * y + z * z);
      if (truth.surface()[i] == 0) {
        assertThat(length).isZero();
        assertThat(shown.picture().depth()[i]).isInfinite();
      } else {
        assertThat(length).isCloseTo(1, within(1e-4));
        assertThat(z).isGreaterThan(-0.3f);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(SIZE * SIZE / 5);
  }

  @Test
  void whereThePictureIsCoveredThereIsASurface() {
    for (int i = 0; i < SIZE * SIZE; i++) {
      if (shown.picture().rgba()[4 * i + 3] > 0.999f) {
        assertThat(shown.truth().surface()[i]).isNotZero();
      }
    }
  }

  @Test
  void eyesLieBesideTheNoseAndTheChinFallsWithTheJaw() {
    float[] p = shown.truth().landmarks();
    // 33 and 263 are the outer corners of the right and the left eye, 152 the chin
    assertThat(p[3 * 263]).isGreaterThan(p[3 * NOSE_TIP]);
    assertThat(p[3 * 33]).isLessThan(p[3 * NOSE_TIP]);
    float open = p[3 * NOSE_TIP + 1] - p[3 * 152 + 1];
    assertThat(open).isGreaterThan(atRest[3 * NOSE_TIP + 1] - atRest[3 * 152 + 1] + 0.004f);
  }
}
