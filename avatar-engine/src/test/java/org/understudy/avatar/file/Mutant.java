package org.understudy.avatar.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * An avatar file that can be altered part by part; lengths and checksums are repaired, so that what
 * stands behind them is reached.
 */
final class Mutant {
  private static final int PREAMBLE = 20;
  private static final String TABLE = "\"sections\":";

  private final String json;
  private final Map<String, byte[]> sections = new LinkedHashMap<>();
  private UnaryOperator<String> headerEdit = UnaryOperator.identity();

  /** A copy of a sound file. */
  Mutant(byte[] file) {
    int length = ByteBuffer.wrap(file).getInt(12);
    this.json = new String(file, PREAMBLE, length, StandardCharsets.UTF_8);
    int at = PREAMBLE + length;
    for (FileHeader.SectionEntry entry :
        HeaderJson.read(json.getBytes(StandardCharsets.UTF_8), Container.VERSION).sections()) {
      byte[] section = new byte[entry.length()];
      System.arraycopy(file, at, section, 0, section.length);
      sections.put(entry.name(), section);
      at += section.length;
    }
  }

  /** The sections by name; may be altered. */
  Map<String, byte[]> sections() {
    return sections;
  }

  /** Names of the sections in their order. */
  List<String> names() {
    return new ArrayList<>(sections.keySet());
  }

  /** Alters the JSON of the header, the repaired table of sections included. */
  Mutant header(UnaryOperator<String> edit) {
    headerEdit = edit;
    return this;
  }

  /** Alters the bytes of a section. */
  Mutant section(String name, UnaryOperator<byte[]> edit) {
    sections.compute(name, (key, bytes) -> edit.apply(bytes == null ? new byte[0] : bytes));
    return this;
  }

  /** Alters what a section holds once it is inflated. */
  Mutant inflated(String name, UnaryOperator<byte[]> edit) {
    return section(name, bytes -> deflate(edit.apply(inflate(bytes))));
  }

  /** The whole file. */
  byte[] bytes() {
    StringBuilder table = new StringBuilder(TABLE + "[");
    sections.forEach(
        (name, bytes) ->
            table
                .append(table.charAt(table.length() - 1) == '[' ? "" : ",")
                .append("{\"name\":\"%s\",\"length\":%d".formatted(name, bytes.length))
                .append(",\"crc32\":%d}".formatted(crc(bytes))));
    String repaired = json.substring(0, json.indexOf(TABLE)) + table + "]}";
    byte[] edited = headerEdit.apply(repaired).getBytes(StandardCharsets.UTF_8);
    try {
      return Container.assemble(edited, sections.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  static byte[] inflate(byte[] bytes) {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 14];
      for (int n = inflater.inflate(chunk); n > 0; n = inflater.inflate(chunk)) {
        out.write(chunk, 0, n);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static byte[] deflate(byte[] bytes) {
    try (Deflater deflater = new Deflater(1)) {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    }
  }
}
