package org.understudy.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BustModelTest {
  private static final BustModel MODEL = TinyModels.bust(1);

  private static float[] bones(float[] shape, float[] joints) {
    float[] bones = new float[Skeleton.MATRIX_FLOATS * PortraitJoint.COUNT];
    MODEL.skeleton(shape).writeBoneTransforms(PortraitPose.REST.withJoints(joints), bones);
    return bones;
  }

  @Test
  void inverseSkinningUndoesForwardSkinning() {
    Random random = new Random(5);
    float[] joints = TinyModels.random(random, 18, 0.3);
    float[] bones = bones(new float[0], joints);
    float[] posed = new float[MODEL.template().length];
    MODEL.skin(MODEL.template(), bones, posed);
    float[] back = new float[3];
    for (int v = 0; v < MODEL.vertexCount(); v++) {
      assertThat(BustModel.unskinPoint(MODEL.weights(), 7 * v, bones, posed, 3 * v, back, 0))
          .isTrue();
      for (int axis = 0; axis < 3; axis++) {
        assertThat(back[axis]).isCloseTo(MODEL.template()[3 * v + axis], within(2e-5f));
      }
    }
  }

  @Test
  void inverseSkinningOfAPointUsesTheNearestVertices() {
    float[] joints = TinyModels.random(new Random(6), 18, 0.2);
    float[] bones = bones(new float[0], joints);
    float[] posed = new float[MODEL.template().length];
    MODEL.skin(MODEL.template(), bones, posed);
    float[] back = new float[3];
    float[] point = {posed[30], posed[31], posed[32]};
    assertThat(MODEL.unskin(posed, bones, point, back)).isTrue();
    for (int axis = 0; axis < 3; axis++) {
      assertThat(back[axis]).isCloseTo(MODEL.template()[30 + axis], within(1e-4f));
    }
  }

  @Test
  void skinningTurnsAboutTheJointAsFiniteDifferencesSay() {
    float epsilon = 1e-3f;
    float[] shape = {0.4f, -0.3f, 1f};
    float[] rest = new float[MODEL.template().length];
    MODEL.shape(shape, rest);
    Skeleton skeleton = MODEL.skeleton(shape);
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint == PortraitJoint.ROOT || joint == PortraitJoint.NECK) {
        continue;
      }
      float[] plus = new float[18];
      float[] minus = new float[18];
      plus[3 * joint.posedIndex() + 2] = epsilon;
      minus[3 * joint.posedIndex() + 2] = -epsilon;
      float[] up = new float[rest.length];
      float[] down = new float[rest.length];
      MODEL.skin(rest, bones(shape, plus), up);
      MODEL.skin(rest, bones(shape, minus), down);
      for (int v = 0; v < MODEL.vertexCount(); v++) {
        double w = 0;
        for (PortraitJoint moved : PortraitJoint.all()) {
          boolean below = moved == joint || moved.parent().filter(p -> p == joint).isPresent();
          w += below ? MODEL.weights()[7 * v + moved.ordinal()] : 0;
        }
        double dx = -w * (rest[3 * v + 1] - skeleton.rest(joint, 1));
        double dy = w * (rest[3 * v] - skeleton.rest(joint, 0));
        assertThat((up[3 * v] - down[3 * v]) / (2 * epsilon)).isCloseTo((float) dx, within(1e-3f));
        assertThat((up[3 * v + 1] - down[3 * v + 1]) / (2 * epsilon))
            .isCloseTo((float) dy, within(1e-3f));
      }
    }
  }

  @Test
  void theSkeletonStartsAtTheRoot() {
    Skeleton skeleton = MODEL.skeleton(new float[] {1, 1, 1});
    for (int axis = 0; axis < 3; axis++) {
      assertThat(skeleton.rest(PortraitJoint.ROOT, axis)).isZero();
    }
  }

  @Test
  void aFileHoldsTheModelWithinItsQuantisation() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BustModelFile.write(MODEL, out);
    BustModel read = BustModelFile.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(read.template()).containsExactly(MODEL.template());
    assertThat(read.triangles()).containsExactly(MODEL.triangles());
    for (int i = 0; i < MODEL.weights().length; i++) {
      assertThat(read.weights()[i]).isCloseTo(MODEL.weights()[i], within(1e-4f));
    }
    for (int i = 0; i < MODEL.shapeBasis().length; i++) {
      assertThat(read.shapeBasis()[i]).isCloseTo(MODEL.shapeBasis()[i], within(3e-4f));
    }
    for (int i = 0; i < 21; i++) {
      assertThat(read.skeleton(new float[0]).restPositions()[i])
          .isCloseTo(MODEL.skeleton(new float[0]).restPositions()[i], within(1e-6f));
    }
  }
}
