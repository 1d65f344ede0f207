package org.understudy.avatar.deform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.parametric.PortraitPose;

/** What the deformer that finds out decides, by a clock that tells what kernels are to take. */
class AutomaticDeformerTest {
  private static final Avatar AVATAR = ProceduralAvatar.create(3, 12, 32);

  private final LiveMesh mesh = LiveMesh.of(AVATAR, 2);
  private final PosePalette palette = PosePalette.of(AVATAR, mesh);
  private final ScreenVertices vertices = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
  private final List<KernelVerdict> verdicts = new ArrayList<>();

  /**
   * A clock by which each visit does one step: three looks, between which the plain kernel and then
   * the other take so many nanoseconds, together no less than the budget.
   */
  private static LongSupplier clock(long plain, long vector) {
    long[] passed = {0, plain, vector};
    return new LongSupplier() {
      private long now;
      private int looks;

      @Override
      public long getAsLong() {
        now += passed[looks++ % passed.length];
        return now;
      }
    };
  }

  private AutomaticDeformer deformer(long plain, long vector) {
    palette.set(PortraitPose.REST.withRoot(AVATAR.framing().root()), AVATAR.framing().camera(8, 8));
    return new AutomaticDeformer(
        new ScalarDeformer(), new ScalarDeformer(), clock(plain, vector), verdicts::add);
  }

  private void visit(AutomaticDeformer deformer, int times) {
    for (int i = 0; i < times; i++) {
      deformer.betweenFrames(mesh, palette, vertices);
    }
  }

  @Test
  void fasterVectorsDrawAfterOneWindow() {
    AutomaticDeformer deformer = deformer(400_000, 200_000);
    assertThat(deformer.usesVectors()).isFalse();
    assertThat(deformer.reason()).contains("measured beside");
    visit(deformer, KernelRace.WINDOW);
    assertThat(deformer.usesVectors()).isTrue();
    assertThat(deformer.reason()).contains("0.50");
    visit(deformer, 10 * KernelRace.WINDOW);
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.getFirst().vectors()).isTrue();
    assertThat(verdicts.getFirst().ratio()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void slowVectorsAreGivenUpInTheEnd() {
    AutomaticDeformer deformer = deformer(200_000, 400_000);
    visit(deformer, KernelRace.WINDOW * KernelRace.MOST_WINDOWS - 1);
    assertThat(verdicts).isEmpty();
    visit(deformer, 1);
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.getFirst().vectors()).isFalse();
    assertThat(deformer.usesVectors()).isFalse();
    assertThat(deformer.reason()).contains("does not pay");
  }

  @Test
  void theSwitchChangesNoVertexByMoreThanRounding() {
    AutomaticDeformer deformer =
        new AutomaticDeformer(
            new ScalarDeformer(), new VectorDeformer(), clock(400_000, 100_000), verdicts::add);
    palette.set(
        PortraitPose.REST.withRoot(AVATAR.framing().root()), AVATAR.framing().camera(64, 64));
    deformer.deform(mesh, palette, 0, mesh.blockCount(), vertices);
    float[] before = vertices.x().clone();
    visit(deformer, 2 * KernelRace.WINDOW);
    assertThat(deformer.usesVectors()).isTrue();
    deformer.deform(mesh, palette, 0, mesh.blockCount(), vertices);
    assertThat(vertices.x()).usingComparatorWithPrecision(2e-3f).containsExactly(before);
  }
}
