package org.understudy.avatar.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * The outer form of an avatar file: 8 bytes of magic, version, length and CRC-32 of the header (32
 * bits each, big-endian), the header as JSON in UTF-8, then the sections it lists, back to back.
 *
 * <p>A file is read from front to back, and nothing is allocated before what asked for it was
 * checked; what comes after the announced end is not read.
 *
 * @param header checked in itself
 * @param sections by name, their checksums checked
 */
record Container(FileHeader header, Map<String, Section> sections) {
  static final int VERSION = 3;

  /** The oldest version that is read. */
  private static final int OLDEST = 1;

  private static final byte[] MAGIC = "UNDSTUDY".getBytes(StandardCharsets.US_ASCII);
  private static final int PREAMBLE = MAGIC.length + 3 * Integer.BYTES;

  /** Bytes of the largest file. */
  static final long MOST_BYTES =
      (long) PREAMBLE + AvatarLimits.HEADER_BYTES + AvatarLimits.SECTION_BYTES;

  /** The entries of a header for some sections. */
  static List<SectionEntry> entries(Map<String, byte[]> sections) {
    List<SectionEntry> entries = new ArrayList<>();
    sections.forEach(
        (name, bytes) ->
            entries.add(new SectionEntry(name, bytes.length, crc(bytes, 0, bytes.length))));
    return entries;
  }

  /** The whole file; the header's entries describe the sections. */
  static byte[] assemble(FileHeader header, Map<String, byte[]> sections) throws IOException {
    return assemble(HeaderJson.write(header), sections.values());
  }

  /** The whole file of a header's JSON, whatever that says. */
  static byte[] assemble(byte[] json, Iterable<byte[]> sections) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(json.length);
    out.writeInt((int) crc(json, 0, json.length));
    out.write(json);
    for (byte[] section : sections) {
      out.write(section);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the header alone.
   *
   * @param source what to call the stream in messages
   * @param in a stream at its beginning, left where the sections begin
   */
  static FileHeader readHeader(String source, InputStream in) throws IOException {
    byte[] preamble = in.readNBytes(PREAMBLE);
    checkMagic(source, preamble);
    ByteBuffer numbers = ByteBuffer.wrap(preamble, MAGIC.length, 3 * Integer.BYTES);
    int version = numbers.getInt();
    if (version < OLDEST || version > VERSION) {
      throw new AvatarFileException(
          source,
          "avatar file of version %d, this program reads versions %d to %d%s"
              .formatted(
                  version,
                  OLDEST,
                  VERSION,
                  version > VERSION ? "; a newer Understudy wrote it: update this one" : ""));
    }
    int length = numbers.getInt();
    int crc = numbers.getInt();
    if (length < 0 || length > AvatarLimits.HEADER_BYTES) {
      throw new AvatarFileException(
          source,
          "damaged: a header of %d bytes is announced, expected 0..%d"
              .formatted(length & 0xffffffffL, AvatarLimits.HEADER_BYTES));
    }
    byte[] json = in.readNBytes(length);
    if (json.length < length) {
      throw new AvatarFileException(
          source,
          "cut short within the header: found %d bytes, expected at least %d"
              .formatted(PREAMBLE + json.length, PREAMBLE + length));
    }
    requireChecksum(source, "header", crc(json, 0, length), crc & 0xffffffffL);
    try {
      return HeaderJson.read(json, version);
    } catch (IllegalArgumentException e) {
      throw new AvatarFileException(source, "the header is not as expected: " + e.getMessage(), e);
    }
  }

  private static void checkMagic(String source, byte[] preamble) throws AvatarFileException {
    if (preamble.length < PREAMBLE) {
      throw new AvatarFileException(
          source,
          preamble.length == 0
              ? "the file is empty, expected an avatar file"
              : "found %d bytes, an avatar file has at least %d"
                  .formatted(preamble.length, PREAMBLE));
    }
    if (!Arrays.equals(preamble, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new AvatarFileException(
          source,
          "not an avatar file: it begins with %s, expected %s (\"%s\")"
              .formatted(
                  HexFormat.ofDelimiter(" ").formatHex(preamble, 0, MAGIC.length),
                  HexFormat.ofDelimiter(" ").formatHex(MAGIC),
                  new String(MAGIC, StandardCharsets.US_ASCII)));
    }
  }

  /**
   * Reads a whole file.
   *
   * @param source what to call the stream in messages
   * @param in a stream at its beginning, read to its end
   */
  static Container read(String source, InputStream in) throws IOException {
    FileHeader header = readHeader(source, in);
    byte[] bytes = new byte[header.sectionBytes()];
    int found = in.readNBytes(bytes, 0, bytes.length);
    Map<String, Section> sections = new LinkedHashMap<>();
    int at = 0;
    for (SectionEntry entry : header.sections()) {
      if (found < at + entry.length()) {
        throw new AvatarFileException(
            source,
            "cut short within section %s: found %d of its %d bytes"
                .formatted(entry.name(), found - at, entry.length()));
      }
      requireChecksum(source, entry.name(), crc(bytes, at, entry.length()), entry.crc32());
      sections.put(entry.name(), new Section(entry.name(), bytes, at, entry.length()));
      at += entry.length();
    }
    if (in.read() >= 0) {
      throw new AvatarFileException(source, "it goes on after its last section");
    }
    return new Container(header, sections);
  }

  private static void requireChecksum(String source, String what, long found, long expected)
      throws AvatarFileException {
    if (found != expected) {
      throw new AvatarFileException(
          source,
          "damaged: the checksum of %s is %08x, expected %08x".formatted(what, found, expected));
    }
  }

  private static long crc(byte[] bytes, int offset, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, offset, length);
    return crc.getValue();
  }
}
