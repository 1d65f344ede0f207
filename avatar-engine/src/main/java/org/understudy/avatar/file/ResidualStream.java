package org.understudy.avatar.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Small signed integers as bytes: zigzag, one byte below 255, otherwise 255 and four bytes; then
 * Deflate over all of them.
 */
final class ResidualStream {
  private static final int ESCAPE = 255;

  private ResidualStream() {}

  /** Collects integers and deflates them. */
  static final class Writer {
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream(1 << 16);

    void write(int value) {
      int zigzag = value << 1 ^ value >> 31;
      if (zigzag >= 0 && zigzag < ESCAPE) {
        raw.write(zigzag);
      } else {
        raw.write(ESCAPE);
        for (int shift = 24; shift >= 0; shift -= 8) {
          raw.write(zigzag >>> shift);
        }
      }
    }

    byte[] toBytes() {
      try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
        deflater.setInput(raw.toByteArray());
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

  /** Gives the integers back in order; closing frees native memory. */
  static final class Reader implements AutoCloseable {
    private static final byte[] ZEROS = new byte[256];

    private final Inflater inflater = new Inflater();
    private final String section;
    private final byte[] chunk = new byte[1 << 15];
    private int at;
    private int end;

    /** A reader of one section. */
    Reader(Section section) {
      this.section = section.name();
      inflater.setInput(section.file(), section.offset(), section.length());
    }

    /** The next integer. */
    int read() throws IOException {
      int zigzag = at < end ? chunk[at++] & 0xff : nextByte();
      if (zigzag == ESCAPE) {
        zigzag = 0;
        for (int k = 0; k < 4; k++) {
          zigzag = zigzag << 8 | nextByte();
        }
      }
      return zigzag >>> 1 ^ -(zigzag & 1);
    }

    /**
     * Passes over some integers if all of them are 0.
     *
     * @return whether they are; also false, and nothing passed over, where that is not seen at once
     */
    boolean skipZeros(int count) {
      if (end - at < count) {
        return false;
      }
      for (int done = 0; done < count; done += ZEROS.length) {
        int some = Math.min(count - done, ZEROS.length);
        if (!Arrays.equals(chunk, at + done, at + done + some, ZEROS, 0, some)) {
          return false;
        }
      }
      at += count;
      return true;
    }

    /** The next integer, which is 0 or 1. */
    boolean readFlag() throws IOException {
      int value = read();
      if ((value & ~1) != 0) {
        throw new IOException("section %s: a flag is neither 0 nor 1".formatted(section));
      }
      return value == 1;
    }

    /** As many integers as there is room for, which are 0 or 1. */
    void readFlags(boolean[] out) throws IOException {
      for (int i = 0; i < out.length; i++) {
        int zigzag = at < end ? chunk[at++] : nextByte();
        if ((zigzag & ~2) != 0) {
          throw new IOException("section %s: a flag is neither 0 nor 1".formatted(section));
        }
        out[i] = zigzag != 0;
      }
    }

    private int nextByte() throws IOException {
      if (at == end) {
        at = 0;
        end = inflate();
        if (end == 0) {
          throw new IOException(
              "section %s ends after %d bytes, the sheets of the header need more"
                  .formatted(section, inflater.getBytesWritten()));
        }
      }
      return chunk[at++] & 0xff;
    }

    private int inflate() throws IOException {
      try {
        return inflater.inflate(chunk);
      } catch (DataFormatException e) {
        throw new IOException("section %s cannot be inflated".formatted(section), e);
      }
    }

    /** Checks that nothing is left. */
    void finish() throws IOException {
      if (at != end || inflate() > 0 || !inflater.finished() || inflater.getRemaining() > 0) {
        throw new IOException(
            "section %s is longer than the sheets of the header need".formatted(section));
      }
    }

    @Override
    public void close() {
      inflater.end();
    }
  }
}
