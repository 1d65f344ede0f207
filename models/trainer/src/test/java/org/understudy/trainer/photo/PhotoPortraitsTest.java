package org.understudy.trainer.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Rotation;
import org.understudy.tracking.PortraitObservation;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.model.BuiltInModels;

class PhotoPortraitsTest {
  private static final int SIZE = 192;

  private static PhotoNetworks networks;
  private static BuiltInModels models;
  private static PaintedPhoto photo;

  @BeforeAll
  static void open() throws IOException {
    networks = PhotoNetworks.open();
    models = BuiltInModels.read();
    photo = PaintedPhoto.of("noah", 0.3, 0.2, 0.7f);
  }

  @AfterAll
  static void close() {
    networks.close();
  }

  private static PhotoPortraits portraits(int size) {
    return new PhotoPortraits(models, size, PhotoLimits.enlarging(4), new LanczosUpscaler());
  }

  private static Portrait portrait(RgbPicture picture) throws UnusablePhotoException {
    return portraits(SIZE)
        .portrait(new PhotoFile.Photo(picture, ExifTags.NONE), "photo.png", networks);
  }

  private static FittedSubject subject() throws UnusablePhotoException {
    RgbPicture picture = photo.picture();
    return new SubjectFitter(models)
        .fit(
            PortraitObservation.of(
                networks.landmarks(picture), picture.width(), picture.height(), 0),
            picture.width(),
            picture.height(),
            OptionalDouble.empty());
  }

  @Test
  void headAndNeckComeToLieWhereSetsHaveThem() throws Exception {
    JointPlaces places = portraits(SIZE).places();
    FittedSubject subject = subject();
    AlignedCamera camera = AlignedCamera.of(subject.headJoint(), subject.neckJoint(), places);
    double[] head = inPicture(camera, subject.camera(), PortraitJoint.HEAD);
    double[] neck = inPicture(camera, subject.camera(), PortraitJoint.NECK);
    assertThat(Math.hypot(head[0] - places.headX(), head[1] - places.headY()))
        .as("true head joint from its place, sides of the picture")
        .isLessThan(0.03);
    assertThat(Math.hypot(neck[0] - places.neckX(), neck[1] - places.neckY()))
        .as("true neck joint from its place, sides of the picture")
        .isLessThan(0.06);
    PortraitPose told = portrait(photo.picture()).codes().pose();
    double[] toldHead = subject.skeleton().jointInCamera(told, PortraitJoint.HEAD);
    assertThat(0.5 - camera.focal() * toldHead[0] / toldHead[2])
        .as("head joint by the codes")
        .isCloseTo(places.headX(), org.assertj.core.api.Assertions.within(1e-4));
  }

  /** Where the photo shows a joint of the true person, in sides of the aligned picture. */
  private static double[] inPicture(
      AlignedCamera aligned, PinholeCamera fitted, PortraitJoint joint) {
    double[] p = photo.skeleton().jointInCamera(photo.pose(), joint);
    double u = photo.camera().projectX(p[0], p[2]);
    double v = photo.camera().projectY(p[1], p[2]);
    double[] q =
        aligned.turn().apply(u - fitted.centreX(), fitted.centreY() - v, -fitted.focalPixels());
    return new double[] {0.5 - aligned.focal() * q[0] / q[2], 0.5 + aligned.focal() * q[1] / q[2]};
  }

  @Test
  void codesTellTheStateOfThePerson() throws Exception {
    FittedSubject subject = subject();
    AlignedCamera camera =
        AlignedCamera.of(subject.headJoint(), subject.neckJoint(), portraits(SIZE).places());
    Portrait portrait = portrait(photo.picture());
    Rotation told =
        subject.skeleton().jointToCamera(portrait.codes().pose(), PortraitJoint.HEAD).rotation();
    Rotation truth = camera.turn().times(photo.head());
    assertThat(Math.toDegrees(told.angleTo(truth))).as("degrees of the head").isLessThan(7);
    assertThat(portrait.codes().expression()[ArkitExpression.JAW_OPEN.ordinal()])
        .as("an open mouth, 0.7")
        .isBetween(0.3f, 0.95f);
    assertThat(portrait.codes().identity()).hasSize(models.face().identityCount());
    assertThat(portrait.codes().shape()).containsOnly(0f);
  }

  @Test
  void thePersonIsCutOutAsTheyWere() throws Exception {
    FittedSubject subject = subject();
    AlignedCamera camera =
        AlignedCamera.of(subject.headJoint(), subject.neckJoint(), portraits(SIZE).places());
    PixelMap map = camera.toPhoto(subject.camera(), SIZE);
    byte[] rgba = portrait(photo.picture()).rgba();
    double off = 0;
    double[] at = new double[2];
    for (int i = 0; i < SIZE * SIZE; i++) {
      map.locate(i % SIZE + 0.5, Math.floorDiv(i, SIZE) + 0.5, at);
      int column = (int) at[0];
      int row = (int) at[1];
      int truth = photo.alpha()[row * PaintedPhoto.WIDTH + column];
      off += Math.abs((rgba[4 * i + 3] & 255) - truth) / 255.0 / (SIZE * SIZE);
    }
    assertThat(off).as("mean difference of coverage").isLessThan(0.02);
  }

  @Test
  void theSamePhotoGivesTheSamePortrait() throws Exception {
    Portrait one = portrait(photo.picture());
    portrait(PaintedPhoto.of("mei", -0.1, -0.1, 0).picture());
    Portrait again = portrait(photo.picture());
    assertThat(again.rgba()).isEqualTo(one.rgba());
    assertThat(again.codes().identity()).isEqualTo(one.codes().identity());
    assertThat(again.codes().pose()).isEqualTo(one.codes().pose());
  }

  @Test
  void photosThatWillNotDoAreLeftOutWithAReason() throws Exception {
    assertThatThrownBy(() -> portrait(PaintedPhoto.wall()))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining("no face");
    assertThatThrownBy(() -> portraits(2048).portrait(photo.photo(), "p", networks))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining("too small")
        .hasMessageContaining("512 are needed");
    double[] head = photo.skeleton().jointInCamera(photo.pose(), PortraitJoint.HEAD);
    int chin = (int) photo.camera().projectY(head[1] - 0.1, head[2]);
    RgbPicture cut = PaintedPhoto.cropped(photo.picture(), 0, photo.picture().width(), chin);
    assertThatThrownBy(() -> portrait(cut))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining("cuts the person off");
    assertThatThrownBy(() -> portrait(PaintedPhoto.of("noah", 1.2, 0, 0).picture()))
        .isInstanceOf(UnusablePhotoException.class);
  }
}
