package org.understudy.app.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.talk.SubjectModels;
import org.understudy.app.versions.Fixtures;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Skeleton;

/** Motion and logs without a version, as the first programs wrote them, are of version 1. */
class FirstVersionsTest {
  @TempDir Path folder;

  private static Skeleton skeleton() throws IOException {
    return SubjectModels.loadSkeleton();
  }

  private static void replace(Path file, String before, String after) throws IOException {
    Files.writeString(file, Files.readString(file).replace(before, after));
  }

  @Test
  void theFirstMotionIsRead() throws IOException {
    List<PoseLine> lines =
        PoseLineReader.readAll(Fixtures.copy("motion-1.jsonl", folder), skeleton());
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).timeSeconds()).isEqualTo(0.04);
    assertThat(lines.get(1).pose().expression(ArkitExpression.JAW_OPEN)).isEqualTo(0.5f);
  }

  @Test
  void theFirstLogOfASessionIsReadAndWrittenAnewWithItsVersion() throws IOException {
    Path file = Fixtures.copy("session-1.jsonl", folder);
    SessionHeader header = SessionHeader.of(file, skeleton()).orElseThrow();
    assertThat(header.avatar()).isEqualTo("ada");
    assertThat(header.look().width()).hasValue(640);
    assertThat(header.look().light()).hasValue("warm");
    assertThat(header.look().mirrored()).isTrue();
    assertThat(header.look().marked()).isFalse();
    assertThat(PoseLineReader.readAll(file, skeleton())).hasSize(1);
    assertThat(header.encode(skeleton(), Map.of())).startsWith("{\"session\":{\"version\":1,");
  }

  @Test
  void newerFilesAreRefusedWithWhatToDo() throws IOException {
    Path motion = Fixtures.copy("motion-1.jsonl", folder);
    replace(motion, "{\"frame\":1,", "{\"version\":2,\"frame\":1,");
    assertThatThrownBy(() -> PoseLineReader.readAll(motion, skeleton()))
        .isInstanceOf(PoseFormatException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("version 2, written by a newer Understudy")
        .hasMessageContaining("update it");
    Path session = Fixtures.copy("session-1.jsonl", folder);
    replace(session, "{\"session\":{", "{\"session\":{\"version\":3,");
    assertThatThrownBy(() -> SessionHeader.of(session, skeleton()))
        .isInstanceOf(PoseFormatException.class)
        .hasMessageContaining("version 3, written by a newer Understudy");
  }
}
