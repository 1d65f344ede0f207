package org.understudy.avatar.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.ModelStream;
import org.understudy.parametric.PackedArrays;

/**
 * The file format of {@link CodeMixture}: the letters {@code USCM}, a version, then deflated
 * shares, means and Cholesky factors, the latter in 16 bits.
 */
public final class MixtureFile {
  private static final int LETTERS = 0x5553434d;
  private static final int VERSION = 1;
  private static final int MOST = 4096;

  private MixtureFile() {}

  /**
   * Reads a mixture; the stream stays open.
   *
   * @throws IOException if it is no such file, of another version, damaged or cut short
   */
  public static CodeMixture read(InputStream stream) throws IOException {
    return ModelStream.read(
        stream,
        "code mixture",
        LETTERS,
        VERSION,
        in -> {
          int size = in.readUnsignedShort();
          int count = in.readUnsignedShort();
          if (size < 1 || size > MOST || count < 1 || count > MOST) {
            throw new IOException(
                "the code mixture file is damaged: %d components of %d codes"
                    .formatted(count, size));
          }
          List<CodeMixture.Component> components = new ArrayList<>();
          for (int c = 0; c < count; c++) {
            float weight = in.readFloat();
            float[] mean = PackedArrays.readFloats(in);
            components.add(new CodeMixture.Component(weight, mean, PackedArrays.readShorts(in)));
          }
          return new CodeMixture(size, components);
        });
  }

  /** Writes a mixture; the stream stays open. */
  public static void write(CodeMixture mixture, OutputStream stream) throws IOException {
    ModelStream.write(
        stream,
        LETTERS,
        VERSION,
        out -> {
          out.writeShort(mixture.size());
          out.writeShort(mixture.components().size());
          for (CodeMixture.Component component : mixture.components()) {
            out.writeFloat(component.weight());
            PackedArrays.writeFloats(out, component.mean());
            PackedArrays.writeShorts(out, component.factor());
          }
        });
  }
}
