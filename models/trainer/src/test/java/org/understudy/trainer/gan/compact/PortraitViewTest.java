package org.understudy.trainer.gan.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.gan.preset.CompactPreset.Setting;
import org.understudy.trainer.gan.regress.FaceWindow;

class PortraitViewTest {
  private static final int SIZE = 128;

  private static PortraitCodes codes(BustModel bust) {
    float[] expression = new float[ArkitExpression.COUNT];
    expression[ArkitExpression.JAW_OPEN.ordinal()] = 0.8f;
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    joints[3 * PortraitJoint.HEAD.posedIndex() + 1] = 0.4f;
    joints[3 * PortraitJoint.NECK.posedIndex()] = 0.2f;
    PortraitPose pose =
        PortraitPose.REST
            .withExpression(expression)
            .withJoints(joints)
            .withRoot(new RigidTransform(0, 0.1, 0.05, 0.03, -0.2, -1.3));
    return PortraitCodes.of(new float[2], new float[bust.shapeCount()], pose, 25);
  }

  @Test
  void portraitsAreAsTheyAre() throws IOException {
    BustModel bust = ToyTemplate.bust();
    PortraitCodes codes = codes(bust);
    PortraitView view = new PortraitView(bust, Setting.PORTRAIT);
    assertThat(view.pose(codes.shape(), codes).expression()).isEqualTo(codes.expression());
    assertThat(view.camera(codes.shape(), codes, SIZE)).isEqualTo(codes.camera(SIZE));
  }

  @Test
  void headsFillTheirPicture() throws IOException {
    BustModel bust = ToyTemplate.bust();
    PortraitCodes codes = codes(bust);
    PortraitView view = new PortraitView(bust, Setting.HEAD);
    PinholeCamera camera = view.camera(codes.shape(), codes, SIZE);
    FaceWindow face = FaceWindow.of(bust.skeleton(codes.shape()), codes.pose(), camera);
    assertThat(face.centreX()).isCloseTo(SIZE / 2.0, within(1e-6));
    assertThat(face.centreY()).isCloseTo(SIZE / 2.0, within(1e-6));
    assertThat(face.side()).isCloseTo(SIZE, within(1e-6));
    PinholeCamera whole = codes.camera(SIZE);
    FaceWindow seen = FaceWindow.of(bust, codes, SIZE);
    double x = 0.04;
    double z = -1.2;
    assertThat(camera.projectX(x, z))
        .isCloseTo(
            (whole.projectX(x, z) - seen.centreX()) * SIZE / seen.side() + SIZE / 2.0,
            within(1e-6));
  }

  @Test
  void whatIsStaticRestsWhereTheHeadIs() throws IOException {
    BustModel bust = ToyTemplate.bust();
    PortraitCodes codes = codes(bust);
    PortraitPose still = new PortraitView(bust, Setting.STATIC).pose(codes.shape(), codes);
    Skeleton skeleton = bust.skeleton(codes.shape());
    double[] posed =
        skeleton.jointToCamera(codes.pose(), PortraitJoint.HEAD).apply(0.02, 0.07, 0.1);
    double[] rested = skeleton.jointToCamera(still, PortraitJoint.HEAD).apply(0.02, 0.07, 0.1);
    assertThat(rested).containsExactly(posed, within(1e-6));
    assertThat(still.expression()).containsOnly(0);
    assertThat(still.joints()).containsOnly(0);
  }

  @Test
  void knowsASettingByItsName() throws IOException {
    BustModel bust = ToyTemplate.bust();
    assertThat(PortraitView.of(bust, Map.of()).setting()).isEqualTo(Setting.PORTRAIT);
    assertThat(PortraitView.of(bust, Map.of(PortraitView.SETTING, "head")).setting())
        .isEqualTo(Setting.HEAD);
    assertThatThrownBy(() -> PortraitView.of(bust, Map.of(PortraitView.SETTING, "torso")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("torso");
  }
}
