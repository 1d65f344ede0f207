package org.understudy.avatar.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.EyeAttachment;
import org.understudy.parametric.ArkitExpression;

class TemplateFileTest {
  private static final int CODES = 5;

  private static float[] numbers(int length, double scale, SplittableRandom random) {
    float[] out = new float[length];
    for (int i = 0; i < length; i++) {
      out[i] = (float) (scale * random.nextGaussian());
    }
    return out;
  }

  private static TemplateSheet sheet(String name, boolean eye, SplittableRandom random) {
    int vertices = 4 * 3;
    float[] weights = new float[7 * vertices];
    for (int v = 0; v < vertices; v++) {
      weights[7 * v + v % 7] = 0.25f;
      weights[7 * v + (v + 1) % 7] = 0.75f;
    }
    float[][] displacements = new float[ArkitExpression.COUNT][];
    Arrays.fill(displacements, new float[0]);
    displacements[7] = numbers(3 * vertices, 0.01, random);
    boolean[] free = new boolean[8 * 12];
    for (int i = 0; i < free.length; i++) {
      free[i] = random.nextInt(3) > 0;
    }
    return new TemplateSheet(
        name,
        3,
        2,
        numbers(3 * vertices, 0.1, random),
        numbers(CODES * 3 * vertices, 0.01, random),
        weights,
        displacements,
        8,
        12,
        free,
        eye ? Optional.of(EyeAttachment.Eye.RIGHT) : Optional.empty(),
        !eye);
  }

  private static SheetTemplate template() {
    SplittableRandom random = new SplittableRandom(8);
    return new SheetTemplate(
        3,
        2,
        numbers(ArkitExpression.COUNT, 0.3, random),
        numbers(6, 0.1, random),
        numbers(6 * CODES, 0.01, random),
        List.of(sheet("one", true, random), sheet("two", false, random)));
  }

  private static byte[] bytes(SheetTemplate template) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TemplateFile.write(template, out);
    return out.toByteArray();
  }

  @Test
  void comesBackWithinItsQuantisation() throws Exception {
    SheetTemplate written = template();
    SheetTemplate read = TemplateFile.read(new ByteArrayInputStream(bytes(written)));
    assertThat(read.codes()).isEqualTo(CODES);
    assertThat(read.canonicalExpression()).isEqualTo(written.canonicalExpression());
    float[] codes = {1, -0.5f, 2, 0.25f, -1};
    for (int s = 0; s < 2; s++) {
      TemplateSheet sheet = read.sheets().get(s);
      assertThat(sheet.free()).isEqualTo(written.sheets().get(s).free());
      assertThat(sheet.eye()).isEqualTo(written.sheets().get(s).eye());
      TemplateSheet there = written.sheets().get(s);
      TemplateSheet back = sheet;
      assertThat(read.eye(EyeAttachment.Eye.RIGHT, codes))
          .isEqualTo(written.eye(EyeAttachment.Eye.RIGHT, codes));
      assertThat(back.seeThrough()).isEqualTo(there.seeThrough());
      float[] lies = new float[there.mean().length];
      float[] lay = lies.clone();
      back.shape(codes, lies);
      there.shape(codes, lay);
      for (int i = 0; i < lies.length; i++) {
        assertThat(lies[i]).isCloseTo(lay[i], Offset.offset(1e-3f));
        assertThat(back.displacements()[7][i])
            .isCloseTo(there.displacements()[7][i], Offset.offset(2e-4f));
      }
      for (int i = 0; i < there.weights().length; i++) {
        assertThat(back.weights()[i]).isCloseTo(there.weights()[i], Offset.offset(0.01f));
      }
    }
  }

  @Test
  void codesMoveVerticesLinearly() {
    SheetTemplate template = template();
    TemplateSheet sheet = template.sheets().getFirst();
    float[] zero = new float[sheet.mean().length];
    float[] one = zero.clone();
    float[] two = zero.clone();
    sheet.shape(new float[CODES], zero);
    sheet.shape(new float[] {0, 0, 1, 0, 0}, one);
    sheet.shape(new float[] {0, 0, 2, 0, 0}, two);
    assertThat(zero).isEqualTo(sheet.mean());
    for (int i = 0; i < zero.length; i++) {
      assertThat(two[i] - zero[i]).isCloseTo(2 * (one[i] - zero[i]), Offset.offset(1e-5f));
    }
    assertThatThrownBy(() -> template.join(new float[2], new float[2]))
        .hasMessageContaining("3 identity and 2 shape codes, got 2 and 2");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    byte[] whole = bytes(template());
    assertThatThrownBy(() -> TemplateFile.read(new ByteArrayInputStream(Arrays.copyOf(whole, 300))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("sheet template");
    byte[] other = whole.clone();
    other[0] = 'X';
    assertThatThrownBy(() -> TemplateFile.read(new ByteArrayInputStream(other)))
        .hasMessageContaining("not a sheet template file");
  }
}
