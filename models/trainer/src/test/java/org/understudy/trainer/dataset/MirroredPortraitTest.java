package org.understudy.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.model.BuiltInModels;

class MirroredPortraitTest {
  private static float[] numbers(int count, SplittableRandom random) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) random.nextDouble(-0.4, 0.4);
    }
    return out;
  }

  private static float[] shares(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.abs(numbers[i]);
    }
    return numbers;
  }

  private static PortraitCodes codes(int shapes) {
    SplittableRandom random = new SplittableRandom(9);
    float[] root = numbers(6, random);
    root[5] = -1.2f;
    return new PortraitCodes(
        numbers(3, random),
        new float[shapes],
        shares(numbers(ArkitExpression.COUNT, random)),
        numbers(18, random),
        root,
        numbers(4, random),
        20);
  }

  @Test
  void mirroredTwiceIsAsBefore() {
    PortraitCodes codes = codes(2);
    PortraitCodes back = codes.mirrored().mirrored();
    assertThat(back.expression()).isEqualTo(codes.expression());
    assertThat(back.joints()).isEqualTo(codes.joints());
    assertThat(back.root()).isEqualTo(codes.root());
    assertThat(back.gaze()).isEqualTo(codes.gaze());
    assertThat(codes.mirrored().expression()[ArkitExpression.EYE_BLINK_LEFT.ordinal()])
        .isEqualTo(codes.expression()[ArkitExpression.EYE_BLINK_RIGHT.ordinal()]);
  }

  @Test
  void jointsAreWhereTheMirrorShowsThem() throws Exception {
    BustModel bust = BuiltInModels.read().bust();
    PortraitCodes codes = codes(bust.shapeCount());
    Skeleton skeleton = bust.skeleton(codes.shape());
    for (PortraitJoint joint : PortraitJoint.all()) {
      double[] here = skeleton.jointInCamera(codes.pose(), joint);
      double[] there = skeleton.jointInCamera(codes.mirrored().pose(), joint.mirrored());
      // as far as the average body is symmetric
      assertThat(there[0]).as(joint.jointName()).isCloseTo(-here[0], Offset.offset(3e-3));
      assertThat(there[1]).as(joint.jointName()).isCloseTo(here[1], Offset.offset(3e-3));
      assertThat(there[2]).as(joint.jointName()).isCloseTo(here[2], Offset.offset(3e-3));
    }
  }

  @Test
  void leftAndRightOfThePictureChangePlaces() {
    byte[] rgba = new byte[4 * 2 * 2];
    for (int i = 0; i < 4; i++) {
      rgba[4 * i] = (byte) (10 * i);
    }
    Portrait mirrored = new Portrait("p", 2, rgba, codes(2)).mirrored();
    assertThat(mirrored.rgba()[0]).isEqualTo((byte) 10);
    assertThat(mirrored.rgba()[4]).isEqualTo((byte) 0);
    assertThat(mirrored.rgba()[8]).isEqualTo((byte) 30);
    assertThat(mirrored.rgba()[12]).isEqualTo((byte) 20);
  }
}
