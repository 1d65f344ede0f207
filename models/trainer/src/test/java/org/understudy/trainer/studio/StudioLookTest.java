package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.SharedFolder;
import org.understudy.trainer.makehuman.MakeHuman;

/** Looks of people in the studio's light, where no picture has to be kept to compare with. */
class StudioLookTest {
  private static final Workers WORKERS = new Workers(2);
  private static MakeHuman data;

  @BeforeAll
  static void open() throws IOException {
    var folder = SharedFolder.find("makehuman/data");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/makehuman/data");
    data = MakeHuman.open(folder.get());
  }

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  @Test
  void teethInASmileAreBrightAndWarmAndTheTongueIsPink() throws IOException {
    float[] smile = new float[ArkitExpression.COUNT];
    smile[ArkitExpression.JAW_OPEN.ordinal()] = 0.5f;
    smile[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = 0.8f;
    smile[ArkitExpression.MOUTH_SMILE_RIGHT.ordinal()] = 0.8f;
    Subject ada = new Subject("ada", PortraitPose.REST.withExpression(smile));
    List<float[]> teeth = ada.fronts("teeth");
    assertThat(teeth.stream().mapToDouble(StudioLookTest::light).max().orElseThrow())
        .isGreaterThan(0.75);
    assertThat(mean(teeth, 0)).isGreaterThan(mean(teeth, 2)).isGreaterThan(0.42);
    List<float[]> tongue = ada.fronts("tongue");
    assertThat(mean(tongue, 0)).isGreaterThan(1.15 * mean(tongue, 1)).isGreaterThan(0.4);
  }

  @Test
  void wetEyesMirrorTheKeyLight() throws IOException {
    Subject kofi = new Subject("kofi", PortraitPose.REST);
    double brightest =
        kofi.fronts("eyes").stream().mapToDouble(StudioLookTest::light).max().orElseThrow();
    assertThat(brightest).isGreaterThan(0.9);
  }

  @Test
  void beardsGrowOnTheJawAndNotOnLipsOrForehead() throws IOException {
    for (Beard.Style style : Beard.Style.values()) {
      float[] growth = BeardGrowth.of(data.baseMesh(), data.anatomy(), style);
      float[] full = BeardGrowth.of(data.baseMesh(), data.anatomy(), Beard.Style.FULL);
      float[] p = data.baseMesh().positions();
      double sum = 0;
      for (int v = 0; v < growth.length; v++) {
        assertThat(growth[v]).isBetween(0f, 1f).isLessThanOrEqualTo(full[v]);
        if (p[3 * v + 1] > 7.6f || p[3 * v + 1] < 5.8f || p[3 * v + 2] < 0.3f) {
          assertThat(growth[v]).isZero();
        }
        sum += growth[v] * Math.signum(p[3 * v]);
      }
      for (int v : data.anatomy().lipSeam()) {
        assertThat(growth[v]).isZero();
      }
      assertThat(Math.abs(sum)).as("left against right").isLessThan(1);
    }
  }

  @Test
  void croppedHairCoversTheScalpAndNotTheFace() {
    float[] p = data.baseMesh().positions();
    float[] growth = Scalp.of(data.baseMesh(), new float[p.length], new float[0]);
    float[] oneLock = {0, 8.4f, 0.3f};
    float[] near = Scalp.of(data.baseMesh(), p, oneLock);
    BitSet face = data.anatomy().face();
    for (int v = face.nextSetBit(0); v >= 0; v = face.nextSetBit(v + 1)) {
      if (p[3 * v + 1] > 8.15f) {
        assertThat(growth[v]).isGreaterThan(0.9f);
      }
      if (p[3 * v + 1] < 7 || (p[3 * v + 2] > 1.3f && p[3 * v + 1] < 7.8f)) {
        assertThat(p[3 * v + 2] > 0.3f ? growth[v] : 0).isZero();
      }
      assertThat(near[v]).as("far from hair").isLessThanOrEqualTo(growth[v]);
    }
    assertThat(sum(near)).as("only below the lock").isLessThan(3);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  @Test
  void glassesSitBeforeTheEyesClearOfTheSkin() throws IOException {
    StudioCharacter ines = StudioCharacter.of(data, GalleryPeople.find("ines", data));
    float[] frame = rest(ines, "glasses");
    float[] skin = rest(ines, "skin");
    float[] eye = ines.eyeCentre(true);
    int front = 0;
    for (int i = 0; i < frame.length; i += 3) {
      if (frame[i + 2] > eye[2]) {
        front++;
        assertThat(nearest(frame, i, skin)).isGreaterThan(0.0004);
      }
    }
    assertThat(front).isGreaterThan(frame.length / 6);
  }

  private static float[] rest(StudioCharacter character, String name) {
    return character.parts().stream()
        .filter(p -> p.part().name().equals(name))
        .findFirst()
        .orElseThrow()
        .part()
        .rest();
  }

  private static double nearest(float[] from, int at, float[] to) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < to.length; i += 3) {
      double dx = from[at] - to[i];
      double dy = from[at + 1] - to[i + 1];
      double dz = from[at + 2] - to[i + 2];
      least = Math.min(least, dx * dx + dy * dy + dz * dz);
    }
    return Math.sqrt(least);
  }

  private static double light(float[] rgb) {
    return 0.3 * rgb[0] + 0.59 * rgb[1] + 0.11 * rgb[2];
  }

  private static double mean(List<float[]> colours, int channel) {
    return colours.stream().mapToDouble(c -> c[channel]).average().orElseThrow();
  }

  /** Colours of someone's surfaces in a pose. */
  private static final class Subject {
    private final StudioCharacter character;
    private final SurfaceColours colours;
    private final List<PosedPart> posed;

    Subject(String name, PortraitPose pose) throws IOException {
      character = StudioCharacter.of(data, GalleryPeople.find(name, data));
      colours = new Studio(character, LightRig.portrait(), WORKERS, 1).colours(pose);
      posed = character.pose(pose, WORKERS);
    }

    /** Colours of the triangles of a part that face the front and lie in its front half. */
    List<float[]> fronts(String name) {
      List<float[]> out = new ArrayList<>();
      for (int p = 0; p < posed.size(); p++) {
        PosedPart part = posed.get(p);
        if (!part.part().name().equals(name)) {
          continue;
        }
        int[] triangles = part.part().surface().triangles();
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (int v = 2; v < part.position().length; v += 3) {
          least = Math.min(least, part.position()[v]);
          most = Math.max(most, part.position()[v]);
        }
        for (int t = 0; t < triangles.length; t += 3) {
          int v = 3 * triangles[t];
          if (part.normal()[v + 2] > 0.8f
              && part.position()[v + 2] > most - 0.3f * (most - least)) {
            float[] rgba = new float[4];
            colours.shade(p, t / 3, 0.34f, 0.33f, rgba);
            out.add(rgba);
          }
        }
      }
      return out;
    }
  }
}
