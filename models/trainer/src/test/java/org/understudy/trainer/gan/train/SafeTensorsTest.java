package org.understudy.trainer.gan.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.trainer.gan.train.SafeTensors.Array;
import org.understudy.trainer.gan.train.SafeTensors.Content;

class SafeTensorsTest {
  @TempDir Path folder;

  private static Content content() {
    Map<String, Array> arrays = new LinkedHashMap<>();
    arrays.put("b", new Array(new float[] {1, 2, 3, -4, 5.5f, 1e-30f}, 2, 3));
    arrays.put("a", new Array(new float[] {7}));
    arrays.put("none", new Array(new float[0], 0, 4));
    return new Content(arrays, Map.of("step", "12"));
  }

  private static Array array(Content content, String name) {
    return java.util.Objects.requireNonNull(content.arrays().get(name), name);
  }

  @Test
  void comesBackBitForBit() throws Exception {
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(file, content());
    Content read = SafeTensors.read(file);
    assertThat(read.metadata()).isEqualTo(Map.of("step", "12"));
    assertThat(read.arrays().keySet()).containsExactly("b", "a", "none");
    assertThat(array(read, "b").values()).containsExactly(1, 2, 3, -4, 5.5f, 1e-30f);
    assertThat(array(read, "b").shape()).containsExactly(2, 3);
    assertThat(array(read, "a").shape()).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void hasTheLayoutThatOtherProgramsRead() throws Exception {
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(file, new Content(Map.of("w", new Array(new float[] {1}, 1)), Map.of()));
    byte[] bytes = Files.readAllBytes(file);
    int header = bytes[0] & 255;
    assertThat(bytes.length).isEqualTo(8 + header + 4);
    assertThat(header % 8).isZero();
    assertThat(new String(bytes, 8, header, StandardCharsets.UTF_8).strip())
        .isEqualTo("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
    assertThat(Arrays.copyOfRange(bytes, 8 + header, bytes.length)).containsExactly(0, 0, -128, 63);
  }

  @Test
  void saysWhatIsWrongAndLeavesTheFileBefore() throws Exception {
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(file, content());
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 5));
    assertThatThrownBy(() -> SafeTensors.read(cut))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(cut.toString());
    byte[] spoilt = whole.clone();
    spoilt[8] = '!';
    Files.write(cut, spoilt);
    assertThatThrownBy(() -> SafeTensors.read(cut)).hasMessageContaining("no whole safetensors");
    Files.write(cut, new byte[] {1, 0});
    assertThatThrownBy(() -> SafeTensors.read(cut)).hasMessageContaining("ends too early");
    Path missing = folder.resolve("no/such/folder");
    assertThatThrownBy(() -> SafeTensors.write(missing, content()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void aFullDiskLeavesTheFileBefore() throws Exception {
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "needs /dev/full");
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(file, content());
    Files.createSymbolicLink(folder.resolve("x.safetensors.part"), full);
    assertThatThrownBy(() -> SafeTensors.write(file, content()))
        .hasMessageContaining("what was there before is untouched");
    assertThat(SafeTensors.read(file).metadata()).isEqualTo(Map.of("step", "12"));
  }
}
