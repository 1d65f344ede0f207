package org.understudy.trainer.makehuman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.SharedFolder;

class MakeHumanTest {
  private static MakeHuman data;
  private static MakeHumanCharacter average;

  @BeforeAll
  static void open() throws IOException {
    var folder = SharedFolder.find("makehuman/data");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/makehuman/data");
    data = MakeHuman.open(folder.get());
    average = data.character(CharacterDescription.AVERAGE);
  }

  @Test
  void jointsLieWherePeopleHaveThem() {
    var skeleton = average.skeleton();
    for (int axis = 0; axis < 3; axis++) {
      assertThat(skeleton.rest(PortraitJoint.ROOT, axis)).isZero();
    }
    assertThat(skeleton.rest(PortraitJoint.HEAD, 1)).isBetween(0.2f, 0.35f);
    assertThat(skeleton.rest(PortraitJoint.LEFT_SHOULDER, 0)).isBetween(0.12f, 0.22f);
    assertThat(skeleton.rest(PortraitJoint.LEFT_SHOULDER, 0))
        .isCloseTo(-skeleton.rest(PortraitJoint.RIGHT_SHOULDER, 0), within(1e-3f));
  }

  @Test
  void theArmsHang() {
    float[] heads = new float[3 * data.rig().bones().size()];
    float[] lowered = average.positions();
    System.arraycopy(data.rig().heads(lowered), 0, heads, 0, heads.length);
    int upper = data.rig().require("upperarm01.L");
    int wrist = data.rig().require("wrist.L");
    float across = heads[3 * wrist] - heads[3 * upper];
    float down = heads[3 * upper + 1] - heads[3 * wrist + 1];
    assertThat(down).isGreaterThan(0.3f);
    assertThat(Math.abs(across)).isLessThan(0.4f * down);
  }

  @Test
  void skinningWeightsSumToOne() {
    float[] weights = average.skinningWeights();
    for (int v = 0; v < weights.length / 7; v++) {
      float sum = 0;
      for (int j = 0; j < 7; j++) {
        sum += weights[7 * v + j];
      }
      assertThat(sum).isCloseTo(1f, within(1e-4f));
    }
  }

  @Test
  void eyesAreWhereTheRigHasThem() {
    float[] heads = data.rig().heads(average.positions());
    int bone = data.rig().require("eye.L");
    float[] centre = average.eyeCentre(true);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(centre[axis]).isCloseTo(heads[3 * bone + axis], within(0.004f));
    }
    assertThat(average.eyeCentre(false)[0]).isCloseTo(-centre[0], within(1e-3f));
  }

  @Test
  void everyProxyFits() throws IOException {
    for (String kind : new String[] {"hair", "clothes", "eyes", "teeth", "tongue", "eyelashes"}) {
      assertThat(data.folder().proxies(kind)).as(kind).isNotEmpty();
      for (String name : data.folder().proxies(kind)) {
        FittedProxy fitted = average.fit(data.proxy(name));
        float[] followed = new float[fitted.positions().length];
        fitted.follow(average.positions(), followed);
        assertThat(followed).as(name).containsExactly(fitted.positions());
        for (float p : followed) {
          assertThat(Math.abs(p)).isLessThan(2f);
        }
      }
    }
    assertThat(data.proxy("clothes/female_casualsuit01").deletedVertices().cardinality())
        .isGreaterThan(1000);
  }

  @Test
  void slidersChangeTheShapeAndUnknownOnesAreNamed() throws IOException {
    assertThat(data.modifiers()).hasSizeGreaterThan(150);
    float[] humped =
        data.shape(CharacterDescription.AVERAGE.withDetail("nose/nose-hump-decr|incr", 1));
    assertThat(humped).isNotEqualTo(data.shape(CharacterDescription.AVERAGE));
    assertThatThrownBy(
            () -> data.shape(CharacterDescription.AVERAGE.withDetail("nose/no-such-thing", 1)))
        .hasMessageContaining("nose/no-such-thing")
        .hasMessageContaining("nose/nose-hump-decr|incr");
  }

  @Test
  void missingFoldersAndFilesAreNamed(@TempDir Path empty) {
    assertThatThrownBy(() -> MakeHuman.open(empty.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> MakeHuman.open(empty)).hasMessageContaining("3dobjs/base.obj");
    assertThatThrownBy(() -> data.proxy("hair/none")).hasMessageContaining("hair/none");
    assertThatThrownBy(
            () ->
                data.shape(
                    new CharacterDescription(1, 25, 1, 0, 0, 0.5, 0.5, 1, 0.5, java.util.Map.of())))
        .hasMessageContaining("maxheight");
  }
}
