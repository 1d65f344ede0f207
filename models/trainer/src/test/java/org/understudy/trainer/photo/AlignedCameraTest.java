package org.understudy.trainer.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.RigidTransform;

class AlignedCameraTest {
  private static final JointPlaces PLACES = new JointPlaces(0.5, 0.47, 0.5, 0.71);
  private static final int SIZE = 512;

  @Test
  void bothJointsFallOnTheirPlaces() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    PinholeCamera photo = new PinholeCamera(1500, 960, 540, 1920, 1080);
    for (int i = 0; i < 200; i++) {
      double[] head = {
        random.nextDouble(-0.8, 0.8), random.nextDouble(-0.5, 0.5), -random.nextDouble(0.8, 3)
      };
      double[] neck = {
        head[0] + random.nextDouble(-0.04, 0.04),
        head[1] - random.nextDouble(0.06, 0.1),
        head[2] + random.nextDouble(-0.04, 0.04)
      };
      AlignedCamera camera = AlignedCamera.of(head, neck, PLACES);
      PixelMap map = camera.toPhoto(photo, SIZE);
      double[] at = new double[2];
      map.locate(SIZE * PLACES.headX(), SIZE * PLACES.headY(), at);
      assertThat(at[0]).isCloseTo(photo.projectX(head[0], head[2]), within(0.01));
      assertThat(at[1]).isCloseTo(photo.projectY(head[1], head[2]), within(0.01));
      map.locate(SIZE * PLACES.neckX(), SIZE * PLACES.neckY(), at);
      assertThat(at[0]).isCloseTo(photo.projectX(neck[0], neck[2]), within(0.01));
      assertThat(at[1]).isCloseTo(photo.projectY(neck[1], neck[2]), within(0.01));
    }
  }

  @Test
  void theBustIsSeenAsBefore() throws Exception {
    PinholeCamera photo = new PinholeCamera(1500, 960, 540, 1920, 1080);
    RigidTransform root = new RigidTransform(0.1, -0.3, 0.2, 0.5, -0.3, -1.6);
    AlignedCamera camera = AlignedCamera.of(root.apply(0, 0.3, 0), root.apply(0, 0.22, 0), PLACES);
    PinholeCamera aligned =
        PinholeCamera.ofVerticalFieldOfView(camera.fieldOfViewDegrees(), SIZE, SIZE);
    double[] point = camera.root(root).apply(0.1, 0.1, 0.05);
    double[] at = new double[2];
    camera
        .toPhoto(photo, SIZE)
        .locate(aligned.projectX(point[0], point[2]), aligned.projectY(point[1], point[2]), at);
    double[] before = root.apply(0.1, 0.1, 0.05);
    assertThat(at[0]).isCloseTo(photo.projectX(before[0], before[2]), within(1e-6));
    assertThat(at[1]).isCloseTo(photo.projectY(before[1], before[2]), within(1e-6));
  }

  @Test
  void jointsOneBehindTheOtherAreNoPortrait() {
    assertThatThrownBy(
            () ->
                AlignedCamera.of(
                    new double[] {0.1, 0.1, -1}, new double[] {0.1100001, 0.11, -1.1}, PLACES))
        .isInstanceOf(UnusablePhotoException.class);
  }
}
