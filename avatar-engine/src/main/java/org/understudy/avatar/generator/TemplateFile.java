package org.understudy.avatar.generator;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.understudy.avatar.EyeAttachment.Eye;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.ModelStream;
import org.understudy.parametric.PackedArrays;
import org.understudy.parametric.PortraitJoint;

/**
 * The file format of {@link SheetTemplate}: the letters {@code USHT}, a version, then deflated
 * arrays. Bases, weights and displacements are quantised to 8 bits with one scale for each code,
 * joint and expression; means are stored as they are.
 */
public final class TemplateFile {
  private static final int LETTERS = 0x55534854;
  private static final int VERSION = 1;
  private static final int MOST_SHEETS = 512;
  private static final int MOST_CELLS = 1024;
  private static final int MOST_TEXELS = 4096;

  private TemplateFile() {}

  /**
   * Reads a template; the stream stays open.
   *
   * @throws IOException if it is no such file, of another version, damaged or cut short
   */
  public static SheetTemplate read(InputStream stream) throws IOException {
    return ModelStream.read(stream, "sheet template", LETTERS, VERSION, TemplateFile::content);
  }

  private static SheetTemplate content(DataInputStream in) throws IOException {
    int identity = in.readUnsignedShort();
    int shape = in.readUnsignedShort();
    float[] canonical = PackedArrays.readFloats(in);
    float[] eyeMean = PackedArrays.readFloats(in);
    float[] eyeBasis = PackedArrays.readFloats(in);
    int count = limited(in.readUnsignedShort(), MOST_SHEETS, "sheets");
    List<TemplateSheet> sheets = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      sheets.add(sheet(in));
    }
    return new SheetTemplate(identity, shape, canonical, eyeMean, eyeBasis, sheets);
  }

  private static TemplateSheet sheet(DataInputStream in) throws IOException {
    String name = in.readUTF();
    int columns = limited(in.readUnsignedShort(), MOST_CELLS, "columns");
    int rows = limited(in.readUnsignedShort(), MOST_CELLS, "rows");
    int width = limited(in.readUnsignedShort(), MOST_TEXELS, "texels across");
    int height = limited(in.readUnsignedShort(), MOST_TEXELS, "texels down");
    int eye = in.readByte();
    boolean seeThrough = in.readBoolean();
    float[] mean = PackedArrays.readFloats(in);
    float[] basis = PackedArrays.readRows(in);
    float[] weights = normalised(PackedArrays.readRows(in));
    float[][] displacements = new float[ArkitExpression.COUNT][];
    for (int e = 0; e < displacements.length; e++) {
      displacements[e] = in.readBoolean() ? PackedArrays.readRows(in) : new float[0];
    }
    boolean[] free = new boolean[width * height];
    boolean value = false;
    int at = 0;
    for (int run : PackedArrays.readIndices(in)) {
      for (; at < run; at++) {
        free[at] = value;
      }
      value = !value;
    }
    return new TemplateSheet(
        name,
        columns,
        rows,
        mean,
        basis,
        weights,
        displacements,
        width,
        height,
        free,
        eye < 0 ? Optional.empty() : Optional.of(Eye.values()[eye]),
        seeThrough);
  }

  private static int limited(int value, int most, String what) throws IOException {
    if (value < 1 || value > most) {
      throw new IOException("the sheet template file is damaged: %d %s".formatted(value, what));
    }
    return value;
  }

  /** Rows of seven weights of the sum 1. */
  private static float[] normalised(float[] weights) {
    for (int v = 0; v < weights.length; v += PortraitJoint.COUNT) {
      float sum = 0;
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        weights[v + j] = Math.max(0, weights[v + j]);
        sum += weights[v + j];
      }
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        weights[v + j] /= Math.max(sum, 1e-6f);
      }
    }
    return weights;
  }

  /** Writes a template; the stream stays open. */
  public static void write(SheetTemplate template, OutputStream stream) throws IOException {
    ModelStream.write(stream, LETTERS, VERSION, out -> content(template, out));
  }

  private static void content(SheetTemplate template, DataOutputStream out) throws IOException {
    out.writeShort(template.identityCount());
    out.writeShort(template.shapeCount());
    PackedArrays.writeFloats(out, template.canonicalExpression());
    PackedArrays.writeFloats(out, template.eyeMean());
    PackedArrays.writeFloats(out, template.eyeBasis());
    out.writeShort(template.sheets().size());
    for (TemplateSheet sheet : template.sheets()) {
      sheet(sheet, out);
    }
  }

  private static void sheet(TemplateSheet sheet, DataOutputStream out) throws IOException {
    out.writeUTF(sheet.name());
    out.writeShort(sheet.columns());
    out.writeShort(sheet.rows());
    out.writeShort(sheet.width());
    out.writeShort(sheet.height());
    out.writeByte(sheet.eye().map(Eye::ordinal).orElse(-1));
    out.writeBoolean(sheet.seeThrough());
    PackedArrays.writeFloats(out, sheet.mean());
    PackedArrays.writeRows(out, sheet.basis(), sheet.mean().length);
    PackedArrays.writeRows(out, sheet.weights(), sheet.weights().length);
    for (float[] displacement : sheet.displacements()) {
      out.writeBoolean(displacement.length > 0);
      if (displacement.length > 0) {
        PackedArrays.writeRows(out, displacement, displacement.length);
      }
    }
    PackedArrays.writeIndices(out, runs(sheet.free()));
  }

  /** Where runs of one value end, beginning with a run of false. */
  private static int[] runs(boolean[] values) {
    List<Integer> ends = new ArrayList<>();
    boolean value = false;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != value) {
        ends.add(i);
        value = !value;
      }
    }
    ends.add(values.length);
    return ends.stream().mapToInt(Integer::intValue).toArray();
  }
}
