package org.understudy.avatar.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;

/** What files may not say, one thing at a time, all checksums repaired. */
class LimitsTest {
  @TempDir static Path folder;
  private static byte[] sound = {};

  @BeforeAll
  static void write() throws IOException {
    Path file = folder.resolve("sound.avatar");
    AvatarFile.write(ProceduralAvatar.create(3, 8, 48), file, TextureQuality.DEFAULT);
    sound = Files.readAllBytes(file);
  }

  private static Avatar open(byte[] file) throws IOException {
    return AvatarFile.read("x.avatar", new ByteArrayInputStream(file));
  }

  private static void assertRefused(byte[] file, String... reasons) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(AvatarFileException.class)
        .hasMessageStartingWith("x.avatar: ")
        .hasMessageContainingAll(reasons);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"name\":\"procedural\" | \"name\":\"\" | name: expected a text that is not blank",
        "\"name\":\"procedural\" | \"name\":\"a\\u001b[2J\" | found the character U+001B",
        "\"name\":\"procedural\" | \"name\":\"a\\u202eb\" | found the character U+202E",
        "\"name\":\"procedural\" | \"name\":\"a\\ud800b\" | found the character U+D800",
        "\"name\":\"procedural\" | \"name\":7 | header.name: expected a text",
        "\"name\":\"procedural\" | \"name\":\"a\",\"name\":\"b\" | is there twice",
        "\"name\":\"procedural\" | \"name\":\"a\",\"extra\":1 | unknown field \"extra\"",
        "\"columns\":8 | \"columns\":0 | sheet 0: columns: expected 1 to 200000, found 0",
        "\"columns\":8 | \"columns\":199999 | sheet 0: rows: expected 1, found 8",
        "\"columns\":8 | \"columns\":8.5 | expected a whole number",
        "\"columns\":8 | \"columns\":2147483648 | expected a whole number",
        "\"columns\":8 | \"columns\":-8 | expected a whole number",
        "\"columns\":8 | \"columns\":22221 | lattice vertices of all sheets",
        "\"textureWidth\":48 | \"textureWidth\":4097 | textureWidth: expected 1 to 4096",
        "\"textureWidth\":48,\"textureHeight\":48 | \"textureWidth\":4096,\"textureHeight\":4096 | texels of all textures",
        "\"eye\":\"LEFT\" | \"eye\":\"THIRD\" | eye: expected LEFT",
        "\"eye\":\"LEFT\" | \"eye\":\"\" | numbers of eyeCentre: expected 0, found 3",
        "\"positionStep\":2.0E-5 | \"positionStep\":0 | positionStep: expected",
        "\"positionStep\":2.0E-5 | \"positionStep\":1e999 | positionStep: expected",
        "\"positionStep\":2.0E-5 | \"positionStep\":1e-2 | section positions: vertex",
        "\"displacementStep\":4.0E-5 | \"displacementStep\":1e-2 | section displacements: vertex",
        "\"framingRoot\":[ | \"framingRoot\":[1e6, | numbers of framingRoot: expected 6, found 7",
        "\"framingRoot\":[0.0 | \"framingRoot\":[1e6 | framingRoot: expected a number within",
        "\"skeleton\":[0.0 | \"skeleton\":[1e9 | skeleton: expected a number within",
        "\"framingFieldOfViewDegrees\":26.0 | \"framingFieldOfViewDegrees\":0 | field of view",
        "\"canonicalExpression\":[0.0 | \"canonicalExpression\":[2.0 | canonical coefficients",
        "\"metadata\":{ | \"metadata\":{\"x\":[[[[[[[[[]]]]]]]]], | nested more than 8 deep",
        "\"crc32\": | \"crc32\":-1,\"x\": | section 0: sections: unknown field",
        "\"name\":\"tiles\" | \"name\":\"live\" | two sections are named live",
        "\"name\":\"tiles\" | \"name\":\"../../x\" | section ../../x is not expected here",
      })
  void headersKeepTheirLimits(String was, String is, String reason) {
    byte[] file =
        new Mutant(sound)
            .header(
                json -> {
                  assertThat(json).contains(was);
                  return json.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is));
                })
            .bytes();
    assertRefused(file, reason);
  }

  @Test
  void nothingIsReadBeyondWhatIsAnnounced() {
    byte[] huge = sound.clone();
    ByteBuffer.wrap(huge).putInt(12, Integer.MAX_VALUE);
    assertRefused(huge, "a header of 2147483647 bytes is announced, expected 0..262144");
    byte[] sections =
        new Mutant(sound)
            .header(json -> json.replaceFirst("\"length\":\\d+", "\"length\":2147483647"))
            .bytes();
    assertRefused(sections, "section 0: length: expected 0 to 12582912, found 2147483647");
  }

  @Test
  void anEndlessStreamIsRefused() {
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 0);
            return length;
          }
        };
    InputStream endless = new SequenceInputStream(new ByteArrayInputStream(sound), zeros);
    assertThatThrownBy(() -> AvatarFile.read("x.avatar", endless))
        .hasMessageContaining("it goes on after its last section");
  }

  @Test
  void bombsAreRefusedWhenTheirSheetsAreFull() {
    byte[] bomb = Mutant.deflate(new byte[64 << 20]);
    for (String name : new String[] {"live", "tiles", "positions", "weights", "displacements"}) {
      byte[] file = new Mutant(sound).section(name, bytes -> bomb).bytes();
      assertRefused(file, "section " + name + " is longer than the sheets of the header need");
    }
    assertRefused(
        new Mutant(sound).section("texture-0", bytes -> new byte[500_000]).bytes(),
        "section texture-0: 500000 bytes, the limit is 393216");
  }

  @Test
  void somethingAfterADeflatedStreamIsRefused() {
    byte[] file = new Mutant(sound).section("weights", b -> Arrays.copyOf(b, b.length + 1)).bytes();
    assertRefused(file, "section weights is longer");
  }

  @Test
  void weightsStayWithinOne() {
    byte[] file =
        new Mutant(sound)
            .inflated(
                "weights",
                values -> {
                  values[0] = 1; // zigzag: -1
                  return values;
                })
            .bytes();
    assertRefused(file, "section weights", "below 0 or sum to more than 1");
  }

  @Test
  void flagsAreZeroOrOne() {
    byte[] file =
        new Mutant(sound)
            .inflated(
                "live",
                values -> {
                  values[3] = 4;
                  return values;
                })
            .bytes();
    assertRefused(file, "section live: a flag is neither 0 nor 1");
  }

  @Test
  void picturesHaveTheSizeTheTilesAskFor() {
    for (int at : new int[] {24, 27}) { // canvas width and height less 1
      byte[] canvas =
          new Mutant(sound)
              .section(
                  "texture-0",
                  bytes -> {
                    ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort(at, (short) 16_382);
                    return bytes;
                  })
              .bytes();
      assertRefused(canvas, "section texture-0: expected a WebP picture of 1024x", "16383");
    }
    byte[] frame =
        new Mutant(sound)
            .section(
                "texture-0",
                bytes -> {
                  int start = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("VP8 ");
                  ByteBuffer.wrap(bytes)
                      .order(ByteOrder.LITTLE_ENDIAN)
                      .putShort(start + 14, (short) 16_383);
                  return bytes;
                })
            .bytes();
    assertRefused(frame, "expected a WebP picture of 1024x", "found one of 16383x");
  }

  @Test
  void alphaIsLimitedInAPictureAndInAll() throws IOException {
    byte[] large = new byte[AvatarLimits.ALPHA_BYTES + 2];
    assertRefused(
        new Mutant(sound).section("texture-0", bytes -> withAlpha(bytes, large)).bytes(),
        "section texture-0: 98306 bytes of alpha, the limit is 98304");
    Path file = folder.resolve("many.avatar");
    AvatarFile.write(ProceduralAvatar.create(11, 4, 720), file, TextureQuality.DEFAULT);
    Mutant many = new Mutant(Files.readAllBytes(file));
    List<String> pictures = many.names().stream().filter(n -> n.startsWith("texture-")).toList();
    assertThat(pictures).hasSizeGreaterThan(10);
    byte[] most = new byte[AvatarLimits.ALPHA_BYTES];
    pictures.forEach(name -> many.section(name, bytes -> withAlpha(bytes, most)));
    assertRefused(many.bytes(), "bytes of alpha, the limit is 1048576");
  }

  /** A picture with other alpha data. */
  private static byte[] withAlpha(byte[] picture, byte[] alpha) {
    ByteBuffer in = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
    int start = 30; // behind RIFF, WEBP and VP8X
    int frame = start + 8 + (in.getInt(start + 4) + 1) / 2 * 2;
    ByteBuffer out =
        ByteBuffer.allocate(start + 8 + alpha.length + picture.length - frame)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(picture, 0, start + 4).putInt(alpha.length).put(alpha);
    out.put(picture, frame, picture.length - frame);
    return out.putInt(4, out.capacity() - 8).array();
  }

  @Test
  void missingAndSuperfluousSectionsAreNamed() {
    Mutant without = new Mutant(sound);
    without.sections().remove("weights");
    assertRefused(without.bytes(), "section weights is missing");
    Mutant more = new Mutant(sound);
    more.section("texture-1", nothing -> new byte[30]);
    assertRefused(more.bytes(), "take 1 texture sections, found 2");
    Mutant unknown = new Mutant(sound);
    unknown.sections().put("texture-7", new byte[0]);
    assertRefused(unknown.bytes(), "section texture-7 is not expected here");
  }

  @Test
  void whatCouldNotBeOpenedIsNotWritten() {
    Avatar avatar = ProceduralAvatar.create(3, 8, 48);
    Avatar many = avatar.withSheets(Collections.nCopies(600, avatar.sheets().get(3)));
    Path file = folder.resolve("many.avatar");
    assertThatThrownBy(() -> AvatarFile.write(many, file, TextureQuality.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sheets: expected 1 to 512, found 600");
    assertThat(file).doesNotExist();
  }
}
