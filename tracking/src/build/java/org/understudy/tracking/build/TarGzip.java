package org.understudy.tracking.build;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads regular files out of a gzipped tar archive (POSIX ustar, as npm writes it). */
final class TarGzip {
  private static final int BLOCK = 512;

  private TarGzip() {}

  /** The contents of the wanted entries by entry name; each of them must be there. */
  static Map<String, byte[]> read(Path archive, Set<String> wanted)
      throws IOException, BuildStopped {
    Map<String, byte[]> found = new HashMap<>();
    try (InputStream file = Files.newInputStream(archive);
        DataInputStream in = new DataInputStream(new GZIPInputStream(file, 1 << 16))) {
      byte[] header = new byte[BLOCK];
      while (found.size() < wanted.size()) {
        in.readFully(header);
        String name = text(header, 0, 100);
        if (name.isEmpty()) {
          break;
        }
        long size = Long.parseLong(text(header, 124, 12).strip(), 8);
        long padding = (BLOCK - size % BLOCK) % BLOCK;
        if (wanted.contains(name)) {
          found.put(name, in.readNBytes(Math.toIntExact(size)));
          in.skipNBytes(padding);
        } else {
          in.skipNBytes(size + padding);
        }
      }
    }
    for (String name : wanted) {
      if (!found.containsKey(name)) {
        throw new BuildStopped("the archive " + archive.getFileName() + " has no file " + name);
      }
    }
    return found;
  }

  private static String text(byte[] header, int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.US_ASCII);
  }
}
