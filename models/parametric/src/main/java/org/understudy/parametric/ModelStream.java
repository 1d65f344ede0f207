package org.understudy.parametric;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The frame all model files share: four letters, a version, then deflated content. */
public final class ModelStream {
  /** Reads the content of a file. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads everything that was written. */
    T read(DataInputStream in) throws IOException;
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Writer {
    /** Writes everything. */
    void write(DataOutputStream out) throws IOException;
  }

  private ModelStream() {}

  /**
   * Reads a file; the stream stays open.
   *
   * @param what for messages, such as "face model"
   * @param letters four ASCII letters, the first in the highest byte
   * @throws IOException if it is no such file, of another version, damaged or cut short
   */
  public static <T> T read(
      InputStream stream, String what, int letters, int version, Reader<T> reader)
      throws IOException {
    DataInputStream head = new DataInputStream(stream);
    try {
      int found = head.readInt();
      if (found != letters) {
        throw new IOException(
            "not a %s file: it starts with %08x, expected %08x".formatted(what, found, letters));
      }
      int foundVersion = head.readInt();
      if (foundVersion != version) {
        throw new IOException(
            "a %s file of version %d; this program reads version %d%s"
                .formatted(
                    what,
                    foundVersion,
                    version,
                    foundVersion > version
                        ? "; a newer Understudy wrote it: update this one"
                        : ""));
      }
      return reader.read(
          new DataInputStream(new BufferedInputStream(new InflaterInputStream(stream), 1 << 16)));
    } catch (EOFException e) {
      throw new IOException("the " + what + " file ends too early", e);
    } catch (ZipException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("the " + what + " file is damaged: " + e.getMessage(), e);
    }
  }

  /** Writes a file; the stream stays open. */
  public static void write(OutputStream stream, int letters, int version, Writer writer)
      throws IOException {
    DataOutputStream head = new DataOutputStream(stream);
    head.writeInt(letters);
    head.writeInt(version);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      DeflaterOutputStream packed = new DeflaterOutputStream(head, deflater, 1 << 16);
      DataOutputStream out = new DataOutputStream(packed);
      writer.write(out);
      out.flush();
      packed.finish();
      head.flush();
    } finally {
      deflater.end();
    }
  }
}
