package org.understudy.trainer.gan.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardLogTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void masksChecksumsAsTensorFlowDoes() {
    // CRC-32C of "123456789" is e3069283
    int masked = TensorBoardLog.checksum("123456789".getBytes(StandardCharsets.US_ASCII));
    int turned = (0xe3069283 >>> 15) | (0xe3069283 << 17);
    assertThat(masked).isEqualTo(turned + 0xa282ead8);
  }

  @Test
  void writesRecordsThatAReaderCanFollow() throws Exception {
    try (TensorBoardLog log = TensorBoardLog.open(folder, CLOCK)) {
      log.add(300, Map.of("loss/whole", 0.25));
    }
    try (TensorBoardLog _ = TensorBoardLog.open(folder, CLOCK)) {
      // a second run in the same second has a file of its own
    }
    Path file;
    try (var files = Files.list(folder)) {
      var all = files.sorted().toList();
      assertThat(all).hasSize(2);
      file = all.getFirst();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] first = record(bytes);
    assertThat(new String(first, StandardCharsets.ISO_8859_1)).endsWith("brain.Event:2");
    byte[] second = record(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    ByteBuffer event = ByteBuffer.wrap(second).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(event.get()).isEqualTo((byte) 0x09);
    assertThat(event.getDouble()).isEqualTo(1000);
    assertThat(event.get()).isEqualTo((byte) 0x10);
    assertThat((event.get() & 127) | (event.get() << 7)).as("step").isEqualTo(300);
    assertThat(event.get()).isEqualTo((byte) 0x2a);
    assertThat(event.get()).as("bytes of the summary").isEqualTo((byte) event.remaining());
    assertThat(new String(second, StandardCharsets.ISO_8859_1)).contains("loss/whole");
    assertThat(ByteBuffer.wrap(second).order(ByteOrder.LITTLE_ENDIAN).getFloat(second.length - 4))
        .isEqualTo(0.25f);
  }

  private static byte[] record(ByteBuffer bytes) {
    byte[] length = new byte[8];
    bytes.get(length);
    assertThat(bytes.getInt()).isEqualTo(TensorBoardLog.checksum(length));
    byte[] data = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
    bytes.get(data);
    assertThat(bytes.getInt()).isEqualTo(TensorBoardLog.checksum(data));
    return data;
  }
}
