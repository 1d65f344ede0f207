package org.understudy.avatar.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.understudy.avatar.file.FileHeader.SectionEntry;
import tools.jackson.core.JacksonException;

/**
 * The outer form of an avatar file: 8 bytes of magic, version, length and CRC-32 of the header (32
 * bits each, big-endian), the header as JSON in UTF-8, then the sections it lists, back to back.
 */
final class Container {
  static final int VERSION = 1;

  private static final byte[] MAGIC = "UNDSTUDY".getBytes(StandardCharsets.US_ASCII);
  private static final int PREAMBLE = MAGIC.length + 3 * Integer.BYTES;
  private static final int LARGEST_HEADER = 16 << 20;

  private Container() {}

  /** The entries of a header for some sections. */
  static List<SectionEntry> entries(Map<String, byte[]> sections) {
    List<SectionEntry> entries = new ArrayList<>();
    sections.forEach(
        (name, bytes) -> entries.add(new SectionEntry(name, bytes.length, crc(bytes))));
    return entries;
  }

  /** The whole file; the header's entries describe the sections. */
  static byte[] assemble(FileHeader header, Map<String, byte[]> sections) throws IOException {
    byte[] json = HeaderJson.write(header);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(json.length);
    out.writeInt((int) crc(json));
    out.write(json);
    for (byte[] section : sections.values()) {
      out.write(section);
    }
    return bytes.toByteArray();
  }

  /**
   * The header of a file, checked as far as the container knows.
   *
   * @param source what to call the file in messages
   */
  static FileHeader header(String source, byte[] file) throws AvatarFileException {
    if (file.length < PREAMBLE) {
      throw new AvatarFileException(
          source,
          file.length == 0
              ? "the file is empty, expected an avatar file"
              : "found %d bytes, an avatar file has at least %d".formatted(file.length, PREAMBLE));
    }
    if (!Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new AvatarFileException(
          source,
          "not an avatar file: it begins with %s, expected %s (\"%s\")"
              .formatted(
                  HexFormat.ofDelimiter(" ").formatHex(file, 0, MAGIC.length),
                  HexFormat.ofDelimiter(" ").formatHex(MAGIC),
                  new String(MAGIC, StandardCharsets.US_ASCII)));
    }
    ByteBuffer preamble = ByteBuffer.wrap(file, MAGIC.length, 3 * Integer.BYTES);
    int version = preamble.getInt();
    if (version != VERSION) {
      throw new AvatarFileException(
          source,
          "avatar file of version %d, this program reads version %d".formatted(version, VERSION));
    }
    int length = preamble.getInt();
    int crc = preamble.getInt();
    if (length < 0 || length > LARGEST_HEADER) {
      throw new AvatarFileException(
          source,
          "damaged: a header of %d bytes is announced, expected 0..%d"
              .formatted(length, LARGEST_HEADER));
    }
    if (file.length - PREAMBLE < length) {
      throw new AvatarFileException(
          source,
          "cut short within the header: found %d bytes, expected at least %d"
              .formatted(file.length, PREAMBLE + length));
    }
    byte[] json = Arrays.copyOfRange(file, PREAMBLE, PREAMBLE + length);
    if ((int) crc(json) != crc) {
      throw new AvatarFileException(source, checksum("header", crc(json), crc & 0xffffffffL));
    }
    try {
      return HeaderJson.read(json);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new AvatarFileException(source, "the header is not as expected: " + e.getMessage(), e);
    }
  }

  /** The sections by name, every checksum checked. */
  static Map<String, byte[]> sections(String source, byte[] file, FileHeader header)
      throws AvatarFileException {
    long at = PREAMBLE + (long) ByteBuffer.wrap(file).getInt(MAGIC.length + Integer.BYTES);
    Map<String, byte[]> sections = new LinkedHashMap<>();
    for (SectionEntry entry : header.sections()) {
      if (entry.length() < 0 || at + entry.length() > file.length) {
        throw new AvatarFileException(
            source,
            "cut short within section %s: found %d bytes, expected at least %d"
                .formatted(entry.name(), file.length, at + entry.length()));
      }
      byte[] bytes = Arrays.copyOfRange(file, (int) at, (int) at + entry.length());
      if (crc(bytes) != entry.crc32()) {
        throw new AvatarFileException(
            source, checksum("section " + entry.name(), crc(bytes), entry.crc32()));
      }
      sections.put(entry.name(), bytes);
      at += entry.length();
    }
    if (at != file.length) {
      throw new AvatarFileException(
          source, "found %d bytes, expected %d".formatted(file.length, at));
    }
    return sections;
  }

  private static String checksum(String what, long found, long expected) {
    return "damaged: the checksum of %s is %08x, expected %08x".formatted(what, found, expected);
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
