package org.understudy.trainer.gan.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Numbers over the steps of a run as TensorBoard reads them: records of TensorFlow's event protocol
 * buffer, each with its length and masked checksums (tensorflow/core/lib/io/record_writer.h). Each
 * run adds a file of its own to the folder. Not thread-safe.
 */
final class TensorBoardLog implements AutoCloseable {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final OutputStream out;
  private final Clock clock;

  private TensorBoardLog(OutputStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Begins a file in a folder, which is made. */
  static TensorBoardLog open(Path folder, Clock clock) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    Path file;
    do {
      file =
          folder.resolve(
              String.format(
                  Locale.ROOT,
                  "events.out.tfevents.%010d.understudy.%d",
                  clock.millis() / 1000,
                  number++));
    } while (Files.exists(file));
    TensorBoardLog log =
        new TensorBoardLog(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), clock);
    Message event = log.event(0);
    event.bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
    log.record(event);
    return log;
  }

  /** Adds numbers of a step, which a reader sees at once. */
  void add(long step, Map<String, Double> scalars) throws IOException {
    Message summary = new Message();
    for (Map.Entry<String, Double> scalar : scalars.entrySet()) {
      Message value = new Message();
      value.bytes(1, scalar.getKey().getBytes(StandardCharsets.UTF_8));
      value.fixed32(2, Float.floatToIntBits(scalar.getValue().floatValue()));
      summary.bytes(1, value.toByteArray());
    }
    Message event = event(step);
    event.bytes(5, summary.toByteArray());
    record(event);
    out.flush();
  }

  private Message event(long step) {
    Message event = new Message();
    event.fixed64(1, Double.doubleToLongBits(clock.millis() / 1000.0));
    event.varint(2, step);
    return event;
  }

  private void record(Message event) throws IOException {
    byte[] data = event.toByteArray();
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    out.write(length);
    out.write(little(checksum(length)));
    out.write(data);
    out.write(little(checksum(data)));
  }

  /** CRC-32C, turned and shifted so that it is no checksum of what holds checksums. */
  static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int value = (int) crc.getValue();
    return Integer.rotateRight(value, 15) + 0xa282ead8;
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** A protocol buffer under way. */
  private static final class Message extends ByteArrayOutputStream {
    void varint(int field, long value) {
      tag(field, VARINT);
      number(value);
    }

    void fixed64(int field, long value) {
      tag(field, FIXED_64);
      writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    void fixed32(int field, int value) {
      tag(field, FIXED_32);
      writeBytes(little(value));
    }

    void bytes(int field, byte[] value) {
      tag(field, BYTES);
      number(value.length);
      writeBytes(value);
    }

    private void tag(int field, int type) {
      number((long) field << 3 | type);
    }

    private void number(long value) {
      long left = value;
      while ((left & ~127L) != 0) {
        write((int) ((left & 127) | 128));
        left >>>= 7;
      }
      write((int) left);
    }
  }
}
