package org.understudy.app.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

class PoseLineTest {
  private static final Skeleton SKELETON =
      new Skeleton(
          new float[] {
            0, 0, 0, 0, 0.15f, 0, 0, 0.25f, 0.02f, 0.05f, 0.1f, 0, -0.05f, 0.1f, 0, 0.18f, 0.12f, 0,
            -0.18f, 0.12f, 0
          });

  @TempDir Path folder;

  private static PortraitPose random(Random random) {
    float[] expression = new float[52];
    float[] joints = new float[18];
    for (int i = 0; i < 52; i++) {
      expression[i] = random.nextFloat();
    }
    for (int i = 0; i < 18; i++) {
      joints[i] = (float) (0.3 * random.nextGaussian());
    }
    return new PortraitPose(
        expression,
        joints,
        new RigidTransform(
            0.2 * random.nextGaussian(), 0.2 * random.nextGaussian(), 0.1, 0.02, -0.3, -0.7),
        new Gaze(0.1f, -0.05f, 0.08f, -0.05f),
        0.98f,
        random.nextLong(3_600_000_000_000L));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Path file = folder.resolve("poses.jsonl");
    Random random = new Random(5);
    List<PoseLine> lines =
        List.of(
            new PoseLine(0, true, random(random)),
            new PoseLine(1, false, random(random)),
            new PoseLine(7, true, random(random)));
    try (PoseLineWriter writer = PoseLineWriter.create(file, SKELETON)) {
      for (PoseLine line : lines) {
        writer.write(line);
      }
      writer.finish();
    }
    List<PoseLine> read = PoseLineReader.readAll(file, SKELETON);
    assertThat(read).hasSize(3);
    for (int i = 0; i < 3; i++) {
      PortraitPose wanted = lines.get(i).pose();
      PortraitPose got = read.get(i).pose();
      assertThat(read.get(i).frame()).isEqualTo(lines.get(i).frame());
      assertThat(read.get(i).face()).isEqualTo(lines.get(i).face());
      assertThat(got.timestampNanos()).isEqualTo(wanted.timestampNanos());
      assertThat(got.root().translationX()).isCloseTo(wanted.root().translationX(), within(2e-6));
      assertThat(got.root().rotation().angleTo(wanted.root().rotation())).isLessThan(1e-6);
      for (ArkitExpression e : ArkitExpression.all()) {
        assertThat(got.expression(e)).isCloseTo(wanted.expression(e), within(1e-5f));
      }
    }
  }

  @Test
  void anUnfinishedFileLeavesNothingBehind() throws IOException {
    try (PoseLineWriter writer = PoseLineWriter.create(folder.resolve("p.jsonl"), SKELETON)) {
      writer.write(new PoseLine(0, true, PortraitPose.REST));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    Path file = folder.resolve("bad.jsonl");
    String good = new PoseLineCodec(SKELETON).encode(new PoseLine(0, true, PortraitPose.REST));
    Files.writeString(file, good + "\n\n" + good.replace("jawOpen", "jaw"));
    assertThatThrownBy(() -> PoseLineReader.readAll(file, SKELETON))
        .isInstanceOf(PoseFormatException.class)
        .hasMessageContaining("bad.jsonl, line 3")
        .hasMessageContaining("jawOpen");
    Files.writeString(file, good.replace("\"jawOpen\":0", "\"jawOpen\":1.5"));
    assertThatThrownBy(() -> PoseLineReader.readAll(file, SKELETON))
        .hasMessageContaining("line 1")
        .hasMessageContaining("within 0..1");
    Files.writeString(file, "{\"frame\":");
    assertThatThrownBy(() -> PoseLineReader.readAll(file, SKELETON))
        .hasMessageContaining("not JSON");
  }
}
