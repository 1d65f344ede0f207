package org.understudy.avatar.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.StrandLobe;
import org.understudy.parametric.ArkitExpression;

/**
 * Opens thousands of spoilt files: each gives an avatar or is refused with the reason, in little
 * time and memory. {@code -Dunderstudy.fuzz.files=200000} opens more of them.
 */
class HostileFilesTest {
  private static final long MOST_BYTES = 256L << 20;
  private static final Duration MOST_TIME = Duration.ofSeconds(20);
  private static final int FILES = Integer.getInteger("understudy.fuzz.files", 4000);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir static Path folder;
  private static byte[] sound = {};

  @BeforeAll
  static void write() throws IOException {
    Path file = folder.resolve("sound.avatar");
    AvatarFile.write(
        ProceduralAvatar.lit(ProceduralAvatar.create(3, 8, 48)), file, TextureQuality.DEFAULT);
    sound = Files.readAllBytes(file);
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void everySpoiltFileIsOpenedOrRefusedCheaply() {
    Map<Mutation, Integer> opened = new EnumMap<>(Mutation.class);
    Map<Mutation, Integer> refused = new EnumMap<>(Mutation.class);
    for (int i = 0; i < FILES; i++) {
      Mutation mutation = Mutation.values()[i % Mutation.values().length];
      byte[] file = mutation.apply(sound, new Random(i));
      long bytesBefore = THREADS.getTotalThreadAllocatedBytes();
      long start = System.nanoTime();
      try {
        AvatarFile.read("x.avatar", new ByteArrayInputStream(file));
        opened.merge(mutation, 1, Integer::sum);
      } catch (AvatarFileException e) {
        refused.merge(mutation, 1, Integer::sum);
        assertThat(e).hasMessageStartingWith("x.avatar: ").hasMessageNotContaining("null");
        assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(400);
      } catch (IOException | RuntimeException | Error e) {
        throw new AssertionError("%s, seed %d".formatted(mutation, i), e);
      }
      long bytes = THREADS.getTotalThreadAllocatedBytes() - bytesBefore;
      assertThat(bytes).as("bytes for %s, seed %d", mutation, i).isLessThan(MOST_BYTES);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("%s, seed %d", mutation, i)
          .isLessThan(MOST_TIME);
    }
    assertThat(refused.keySet()).containsExactlyInAnyOrder(Mutation.values());
    // behind repaired checksums lie pictures and numbers that are sound in themselves
    assertThat(opened).containsKeys(Mutation.PICTURE_DATA, Mutation.GEOMETRY);
  }

  /** As many vertices, moves and texels as there may be, in a file of a few kilobytes. */
  private static byte[] largest() {
    int columns = 399;
    int rows = 499;
    int vertices = (columns + 1) * (rows + 1);
    byte[] live = new byte[vertices];
    Arrays.fill(live, (byte) 2); // zigzag: 1
    ByteArrayOutputStream moves = new ByteArrayOutputStream();
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      if (e < AvatarLimits.MOVES / vertices) {
        moves.write(2);
        moves.write(2); // one step along x, and so for all that are predicted from here
        moves.writeBytes(new byte[3 * vertices - 1]);
      } else {
        moves.write(0);
      }
    }
    String sheet =
        "\"sheets\":[{\"name\":\"all\",\"columns\":%d,\"rows\":%d,\"textureWidth\":4096,\"textureHeight\":3072,\"eye\":\"\",\"eyeCentre\":[]}],\"sections\""
            .formatted(columns, rows);
    String lobes =
        "\"lobes\":[" + "0,0,1,0,5,".repeat(StrandLobe.MOST).replaceFirst(",$", "") + "]";
    Mutant mutant = new Mutant(sound);
    mutant.sections().remove("texture-0");
    return mutant
        .inflated("live", values -> live)
        .inflated("tiles", values -> new byte[128 * 96])
        .inflated("positions", values -> new byte[3 * vertices])
        .inflated("weights", values -> new byte[6 * vertices])
        .inflated("normals", values -> new byte[2 * vertices])
        .inflated("responses", values -> new byte[ShadingFeature.COUNT * vertices])
        .inflated("strands", values -> new byte[2 * vertices])
        .inflated("shine", values -> shine(vertices))
        .inflated("displacements", values -> moves.toByteArray())
        .header(
            json ->
                json.replaceFirst("\"sheets\":.*,\"sections\"", sheet)
                    .replaceFirst("\"lobes\":\\[[^]]*]", lobes))
        .bytes();
  }

  /** As many numbers by which all vertices shine as there may be, all of one step. */
  private static byte[] shine(int vertices) {
    byte[] steps = new byte[(StrandLobe.MOST + 1) * vertices];
    for (int plane = 0; plane <= StrandLobe.MOST; plane++) {
      steps[plane * vertices] = 2;
    }
    return steps;
  }

  @Test
  void theLargestFileIsOpenedWithinTheLimit() throws IOException {
    byte[] file = largest();
    long bytesBefore = THREADS.getTotalThreadAllocatedBytes();
    Avatar avatar = AvatarFile.read("x.avatar", new ByteArrayInputStream(file));
    long bytes = THREADS.getTotalThreadAllocatedBytes() - bytesBefore;
    assertThat(avatar.vertexCount()).isEqualTo(AvatarLimits.VERTICES);
    assertThat(avatar.sheets().getFirst().texture().pixels()).hasSize(AvatarLimits.TEXELS);
    assertThat(avatar.sheets().getFirst().hasStrands()).isTrue();
    assertThat(avatar.sheets().getFirst().displacements().get(2).count())
        .isEqualTo(AvatarLimits.VERTICES);
    // the file itself could be as large as its sections may be, and a picture take 110 MB beside
    assertThat(bytes).isLessThan(MOST_BYTES - AvatarLimits.SECTION_BYTES - 110_000_000L);
  }

  @Test
  void anUntouchedMutantIsSound() throws IOException {
    byte[] same = new Mutant(sound).bytes();
    assertThat(same).isEqualTo(sound);
    Avatar avatar = AvatarFile.read("x.avatar", new ByteArrayInputStream(same));
    assertThat(avatar.sheets()).hasSize(6);
  }
}
