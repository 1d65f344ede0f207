package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A yuv4mpeg2 file taken apart byte by byte. */
final class Y4mFile {
  private static final byte[] LINE = "FRAME\n".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final LiveFormat format;
  private final int headerBytes;

  private Y4mFile(byte[] bytes, LiveFormat format, int headerBytes) {
    this.bytes = bytes;
    this.format = format;
    this.headerBytes = headerBytes;
  }

  static Y4mFile read(Path file, LiveFormat format) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    int headerBytes = 0;
    while (bytes[headerBytes] != '\n') {
      headerBytes++;
    }
    Y4mFile parsed = new Y4mFile(bytes, format, headerBytes + 1);
    assertThat((bytes.length - parsed.headerBytes) % parsed.frameBytes()).isZero();
    for (int i = 0; i < parsed.frames(); i++) {
      int at = parsed.headerBytes + i * parsed.frameBytes();
      assertThat(Arrays.copyOfRange(bytes, at, at + LINE.length)).isEqualTo(LINE);
    }
    return parsed;
  }

  private int frameBytes() {
    return LINE.length + format.pixels() * 3 / 2;
  }

  String header() {
    return new String(bytes, 0, headerBytes, StandardCharsets.US_ASCII);
  }

  int frames() {
    return (bytes.length - headerBytes) / frameBytes();
  }

  /** Grey level in the middle of a picture; its chroma must be neutral. */
  int grey(int frame) {
    int at = headerBytes + frame * frameBytes() + LINE.length;
    int luma = bytes[at + format.pixels() / 2 + format.width() / 2] & 255;
    assertThat(bytes[at + format.pixels() + 7]).isEqualTo((byte) 128);
    assertThat(bytes[at + format.pixels() * 5 / 4 + 7]).isEqualTo((byte) 128);
    return Math.round((luma - 16) * 255 / 219f);
  }
}
