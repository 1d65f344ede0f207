package org.understudy.avatar.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetCoverage;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.parametric.ArkitExpression;

class AvatarFileTest {
  @TempDir static Path directory;
  private static final Avatar AVATAR = ProceduralAvatar.lit(ProceduralAvatar.create(6, 24, 112));
  private static Path file = Path.of("unset");
  private static Avatar back = AVATAR;
  private static byte[] bytes = {};

  @BeforeAll
  static void writeAndRead() throws IOException {
    file = directory.resolve("test.avatar");
    AvatarFile.write(AVATAR, file, TextureQuality.DEFAULT);
    back = AvatarFile.read(file);
    bytes = Files.readAllBytes(file);
  }

  @Test
  void keepsNamesFramingAndState() {
    assertThat(back.name()).isEqualTo(AVATAR.name());
    assertThat(back.metadata()).isEqualTo(AVATAR.metadata());
    assertThat(back.framing()).isEqualTo(AVATAR.framing());
    assertThat(back.canonicalExpression()).isEqualTo(AVATAR.canonicalExpression());
    assertThat(back.skeleton().restPositions()).isEqualTo(AVATAR.skeleton().restPositions());
    assertThat(back.sheets().stream().map(Sheet::name))
        .isEqualTo(AVATAR.sheets().stream().map(Sheet::name).toList());
    assertThat(back.sheets().stream().map(Sheet::eye))
        .isEqualTo(AVATAR.sheets().stream().map(Sheet::eye).toList());
  }

  @Test
  void keepsLiveGeometryToItsStep() {
    for (int s = 0; s < AVATAR.sheets().size(); s++) {
      Sheet was = AVATAR.sheets().get(s);
      Sheet is = back.sheets().get(s);
      SheetCoverage coverage = SheetCoverage.of(was, 1);
      for (int v = 0; v < was.vertexCount(); v++) {
        if (coverage.vertex(v)) {
          for (int axis = 0; axis < 3; axis++) {
            assertThat(is.vertex(v, axis)).isCloseTo(was.vertex(v, axis), within(1.1e-5f));
          }
          for (int joint = 0; joint < 7; joint++) {
            assertThat(is.weight(v, joint)).isCloseTo(was.weight(v, joint), within(0.009f));
          }
        }
      }
    }
  }

  @Test
  void keepsLiveDisplacementsToTheirStep() {
    for (int s = 0; s < AVATAR.sheets().size(); s++) {
      SheetCoverage coverage = SheetCoverage.of(AVATAR.sheets().get(s), 1);
      for (ArkitExpression e : ArkitExpression.all()) {
        float[] was = dense(AVATAR.sheets().get(s), e);
        float[] is = dense(back.sheets().get(s), e);
        for (int i = 0; i < was.length; i++) {
          assertThat(is[i]).isCloseTo(coverage.vertex(i / 3) ? was[i] : 0, within(2.1e-5f));
        }
      }
    }
  }

  private static float[] dense(Sheet sheet, ArkitExpression e) {
    float[] dense = new float[3 * sheet.vertexCount()];
    SparseDisplacement d = sheet.displacement(e);
    for (int i = 0; i < d.count(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        dense[3 * d.vertex(i) + axis] = d.offset(i, axis);
      }
    }
    return dense;
  }

  @Test
  void keepsTextures() {
    double squares = 0;
    int count = 0;
    for (int s = 0; s < AVATAR.sheets().size(); s++) {
      int[] was = AVATAR.sheets().get(s).texture().pixels();
      int[] is = back.sheets().get(s).texture().pixels();
      for (int i = 0; i < was.length; i++) {
        assertThat(Math.abs(RgbaImage.alpha(was[i]) - RgbaImage.alpha(is[i])))
            .isLessThanOrEqualTo(2);
        if (was[i] == 0) {
          assertThat(is[i]).isZero();
        } else {
          for (int shift = 0; shift < 24; shift += 8) {
            int d = (was[i] >>> shift & 255) - (is[i] >>> shift & 255);
            squares += d * d;
            count++;
          }
        }
      }
    }
    double psnr = 10 * Math.log10(255 * 255 / (squares / count));
    assertThat(psnr).as("PSNR of visible texels, dB").isGreaterThan(36);
  }

  @Test
  void leavesNothingBeside() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void writesNothingWhereTheFolderIsMissing() {
    Path nowhere = directory.resolve("missing").resolve("a.avatar");
    assertThatThrownBy(() -> AvatarFile.write(AVATAR, nowhere, TextureQuality.DEFAULT))
        .isInstanceOf(IOException.class);
  }

  @Test
  void keepsTheLightAndNormalsWithinADegree() {
    assertThat(back.light().orElseThrow().coefficients())
        .isEqualTo(AVATAR.light().orElseThrow().coefficients());
    for (int s = 0; s < AVATAR.sheets().size(); s++) {
      Sheet was = AVATAR.sheets().get(s);
      Sheet is = back.sheets().get(s);
      SheetCoverage coverage = SheetCoverage.of(was, 1);
      for (int v = 0; v < was.vertexCount(); v++) {
        double cosine = 0;
        for (int axis = 0; axis < 3; axis++) {
          cosine += was.normal(v, axis) * is.normal(v, axis);
        }
        if (coverage.vertex(v)) {
          assertThat(cosine).isGreaterThan(Math.cos(Math.toRadians(1)));
        }
      }
    }
  }

  @Test
  void keepsHighlightsAndWhereStrandsRun() {
    assertThat(back.lobes()).isEqualTo(AVATAR.lobes()).isNotEmpty();
    int strands = 0;
    for (int s = 0; s < AVATAR.sheets().size(); s++) {
      Sheet was = AVATAR.sheets().get(s);
      Sheet is = back.sheets().get(s);
      assertThat(is.hasStrands()).isEqualTo(was.hasStrands());
      SheetCoverage coverage = SheetCoverage.of(was, 1);
      for (int v = 0; was.hasStrands() && v < was.vertexCount(); v++) {
        double cosine = 0;
        for (int axis = 0; axis < 3; axis++) {
          cosine += was.strand(v, axis) * is.strand(v, axis);
        }
        if (coverage.vertex(v)) {
          assertThat(cosine).isGreaterThan(Math.cos(Math.toRadians(1)));
          for (int plane = 0; plane <= AVATAR.lobes().size(); plane++) {
            assertThat(is.shine(plane, v)).isCloseTo(was.shine(plane, v), within(0.5f / 64));
          }
          strands++;
        }
      }
    }
    assertThat(strands).isPositive();
  }

  /** Its answers were all to the pose, and hair did not shine. */
  @Test
  void readsTheSecondVersion() throws IOException {
    Avatar plain =
        new Avatar(
            AVATAR.name(),
            AVATAR.metadata(),
            AVATAR.skeleton(),
            AVATAR.framing(),
            AVATAR.canonicalExpression(),
            ProceduralAvatar.matte(AVATAR).sheets(),
            AVATAR.light());
    Path second = directory.resolve("second.avatar");
    AvatarFile.write(plain, second, TextureQuality.DEFAULT);
    String later = "\"features\":%d,\"lobes\":[],".formatted(ShadingFeature.OF_POSE);
    byte[] old = new Mutant(Files.readAllBytes(second)).header(j -> j.replace(later, "")).bytes();
    Files.delete(second);
    Avatar read = readBytesWithVersion(old, 2);
    assertThat(read.lobes()).isEmpty();
    assertThat(read.sheets().getFirst().response(ShadingFeature.SMILE, 40))
        .isCloseTo(plain.sheets().getFirst().response(ShadingFeature.SMILE, 40), within(0.01f));
    assertThatThrownBy(() -> readBytesWithVersion(old, 3)).hasMessageContaining("features");
  }

  @Test
  void readsTheFirstVersionWhichKnewNoLight() throws IOException {
    Avatar plain = ProceduralAvatar.create(4, 12, 64);
    Path first = directory.resolve("first.avatar");
    AvatarFile.write(plain, first, TextureQuality.DEFAULT);
    byte[] old =
        new Mutant(Files.readAllBytes(first))
            .header(j -> j.replace("\"light\":[],\"features\":0,\"lobes\":[],", ""))
            .bytes();
    assertThat(readBytesWithVersion(old, 1).sheets()).hasSameSizeAs(plain.sheets());
    assertThat(readBytesWithVersion(old, 1).light()).isEmpty();
    assertThatThrownBy(() -> readBytesWithVersion(old, 2)).hasMessageContaining("light");
  }

  private static Avatar readBytesWithVersion(byte[] file, int version) throws IOException {
    byte[] copy = file.clone();
    copy[11] = (byte) version;
    return readBytes(copy);
  }

  @Test
  void namesForeignFiles() {
    assertThatThrownBy(() -> readBytes("RIFF....WEBPVP8 ....".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(AvatarFileException.class)
        .hasMessageContaining("x.avatar")
        .hasMessageContaining("not an avatar file")
        .hasMessageContaining("52 49 46 46");
    assertThatThrownBy(() -> readBytes(new byte[0])).hasMessageContaining("empty");
    assertThatThrownBy(() -> readBytes(new byte[7])).hasMessageContaining("7 bytes");
  }

  @Test
  void namesAnotherVersion() {
    byte[] other = bytes.clone();
    other[11] = 9;
    assertThatThrownBy(() -> readBytes(other))
        .hasMessageContaining("version 9")
        .hasMessageContaining("reads versions 1 to 3");
  }

  @Test
  void namesWhereAFileIsCutShort() {
    assertThatThrownBy(() -> readBytes(Arrays.copyOf(bytes, 100)))
        .hasMessageContaining("within the header");
    assertThatThrownBy(() -> readBytes(Arrays.copyOf(bytes, bytes.length - 1)))
        .hasMessageContaining("within section texture-");
    assertThatThrownBy(() -> readBytes(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessageContaining("goes on after its last section");
  }

  @Test
  void noticesEveryDamagedByte() {
    for (int at = 0; at < bytes.length; at += 1 + bytes.length / 200) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> readBytes(damaged))
          .as("byte %d", at)
          .isInstanceOf(AvatarFileException.class)
          .hasMessageContaining("x.avatar");
    }
  }

  @Test
  void reportsPartsThatDoNotFit() throws IOException {
    Mutant mutant = new Mutant(bytes);
    mutant.header(json -> json.replaceFirst("\\{\"name\":\"[^\"]*\",\"columns[^}]*\\},", ""));
    assertThatThrownBy(() -> readBytes(mutant.bytes()))
        .isInstanceOf(AvatarFileException.class)
        .hasMessageContaining("do not fit together")
        .hasMessageContaining("longer than the sheets");
  }

  private static Avatar readBytes(byte[] content) throws IOException {
    return AvatarFile.read("x.avatar", new ByteArrayInputStream(content));
  }
}
