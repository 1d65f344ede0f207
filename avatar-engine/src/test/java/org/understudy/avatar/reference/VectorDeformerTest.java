package org.understudy.avatar.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;
import org.understudy.avatar.deform.LiveMesh;
import org.understudy.avatar.deform.PosePalette;
import org.understudy.avatar.deform.ScalarDeformer;
import org.understudy.avatar.deform.ScreenVertices;
import org.understudy.avatar.deform.SheetDeformer;
import org.understudy.avatar.deform.VectorDeformer;

class VectorDeformerTest extends DeformerContract {
  @Override
  SheetDeformer deformer() {
    return new VectorDeformer();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void givesTheVeryBitsOfThePlainKernel(int seed) {
    Avatar avatar = ProceduralAvatar.lit(ProceduralAvatar.create(6, 20, 32));
    LiveMesh mesh = LiveMesh.of(avatar, 2);
    PosePalette palette = PosePalette.of(avatar, mesh);
    palette.set(
        RandomPoses.next(new Random(seed), avatar.framing(), 1.5 * seed / 4),
        avatar.framing().camera(301, 200));
    ScreenVertices plain = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
    ScreenVertices vector = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
    new ScalarDeformer().deform(mesh, palette, 0, mesh.blockCount(), plain);
    new VectorDeformer().deform(mesh, palette, 0, mesh.blockCount(), vector);
    assertThat(vector.nearness()).containsExactly(plain.nearness());
    assertThat(vector.x()).containsExactly(plain.x());
    assertThat(vector.y()).containsExactly(plain.y());
    assertThat(vector.gain()).containsExactly(plain.gain());
  }
}
