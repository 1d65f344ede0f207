package org.understudy.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

class AvatarDataTest {
  private static final List<SparseDisplacement> STILL =
      Collections.nCopies(ArkitExpression.COUNT, SparseDisplacement.NONE);

  private static float[] rigidWeights(int vertices) {
    float[] weights = new float[7 * vertices];
    for (int v = 0; v < vertices; v++) {
      weights[7 * v] = 1;
    }
    return weights;
  }

  private static Sheet sheet(float[] vertices, float[] weights, List<SparseDisplacement> moves) {
    return new Sheet("s", 1, 1, vertices, weights, moves, new RgbaImage(2, 2), Optional.empty());
  }

  @Test
  void keepsDenseOffsetsAboveTheThreshold() {
    SparseDisplacement kept =
        SparseDisplacement.ofDense(new float[] {0, 0, 0, 0, 3, 0, .1f, 0, 0}, .5f);
    assertThat(kept.count()).isEqualTo(1);
    assertThat(kept.vertex(0)).isEqualTo(1);
    assertThat(kept.offset(0, 1)).isEqualTo(3f);
  }

  @Test
  void rejectsVerticesOutOfOrder() {
    assertThatThrownBy(() -> new SparseDisplacement(new int[] {2, 1}, new float[6]))
        .hasMessageContaining("1 after 2");
  }

  @Test
  void rejectsWrongSheetsByName() {
    assertThatThrownBy(() -> sheet(new float[9], rigidWeights(4), STILL))
        .hasMessageContaining("sheet s")
        .hasMessageContaining("4 vertices");
    assertThatThrownBy(() -> sheet(new float[12], new float[28], STILL))
        .hasMessageContaining("sum to 1");
    assertThatThrownBy(() -> sheet(new float[12], rigidWeights(4), STILL.subList(0, 3)))
        .hasMessageContaining("52");
    List<SparseDisplacement> beyond =
        Collections.nCopies(
            ArkitExpression.COUNT, new SparseDisplacement(new int[] {4}, new float[3]));
    assertThatThrownBy(() -> sheet(new float[12], rigidWeights(4), beyond))
        .hasMessageContaining("vertex 4 of 4");
  }

  @Test
  void rejectsFramingBehindTheCamera() {
    assertThatThrownBy(() -> new Framing(RigidTransform.IDENTITY, 20))
        .hasMessageContaining("in front of the camera");
  }

  @Test
  void rejectsAnAvatarWithoutSheets() {
    Framing framing = new Framing(new RigidTransform(0, 0, 0, 0, 0, -1), 20);
    assertThatThrownBy(
            () ->
                new Avatar(
                    "a", Map.of(), new Skeleton(new float[21]), framing, new float[52], List.of()))
        .hasMessageContaining("at least one sheet");
  }

  @Test
  void packsRedLowest() {
    assertThat(RgbaImage.pack(1, 2, 3, 4)).isEqualTo(0x04030201);
    assertThat(RgbaImage.alpha(0xff000000)).isEqualTo(255);
  }

  @Test
  void highlightsTakeALightAndSharesOfEach() {
    Avatar lit = ProceduralAvatar.lit(ProceduralAvatar.create(2, 4, 8));
    assertThat(lit.lobes()).isNotEmpty();
    assertThatThrownBy(
            () ->
                new Avatar(
                    "a",
                    Map.of(),
                    lit.skeleton(),
                    lit.framing(),
                    lit.canonicalExpression(),
                    lit.sheets(),
                    Optional.empty(),
                    lit.lobes()))
        .hasMessageContaining("no light");
    assertThatThrownBy(
            () ->
                new Avatar(
                    "a",
                    Map.of(),
                    lit.skeleton(),
                    lit.framing(),
                    lit.canonicalExpression(),
                    lit.sheets(),
                    lit.light(),
                    lit.lobes().subList(0, 1)))
        .hasMessageContaining("shines by");
    Avatar plain =
        new Avatar(
            "a", Map.of(), lit.skeleton(), lit.framing(), lit.canonicalExpression(), lit.sheets());
    assertThat(plain.lobes()).isEmpty();
  }
}
