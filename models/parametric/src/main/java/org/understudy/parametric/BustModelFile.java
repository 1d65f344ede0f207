package org.understudy.parametric;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The file format of {@link BustModel}: the letters {@code UBUS}, a version, then deflated arrays.
 * The shape basis is quantised to 8 bits with one scale per component, weights to 16 bits.
 */
public final class BustModelFile {
  private static final int LETTERS = 0x55425553;
  private static final int VERSION = 1;
  private static final float WEIGHT_STEPS = 65535;

  private BustModelFile() {}

  /**
   * Reads a model; the stream stays open.
   *
   * @throws IOException if it is no such file, of another version, damaged or cut short
   */
  public static BustModel read(InputStream stream) throws IOException {
    return ModelStream.read(stream, "bust model", LETTERS, VERSION, BustModelFile::readContent);
  }

  private static BustModel readContent(DataInputStream in) throws IOException {
    float[] template = PackedArrays.readFloats(in);
    int[] triangles = PackedArrays.readIndices(in);
    float[] basis = PackedArrays.readRows(in);
    JointRegressor regressor =
        new JointRegressor(
            PackedArrays.readIndices(in),
            PackedArrays.readIndices(in),
            PackedArrays.readFloats(in));
    int joints = PortraitJoint.COUNT;
    float[] weights = new float[template.length / 3 * joints];
    for (int v = 0; v < template.length / 3; v++) {
      float sum = 0;
      for (int j = 0; j < joints; j++) {
        weights[joints * v + j] = in.readUnsignedShort() / WEIGHT_STEPS;
        sum += weights[joints * v + j];
      }
      for (int j = 0; j < joints; j++) {
        weights[joints * v + j] /= sum;
      }
    }
    return new BustModel(template, triangles, basis, regressor, weights);
  }

  /** Writes a model; the stream stays open. */
  public static void write(BustModel model, OutputStream stream) throws IOException {
    ModelStream.write(stream, LETTERS, VERSION, out -> writeContent(model, out));
  }

  private static void writeContent(BustModel model, DataOutputStream out) throws IOException {
    PackedArrays.writeFloats(out, model.template());
    PackedArrays.writeIndices(out, model.triangles());
    PackedArrays.writeRows(out, model.shapeBasis(), model.template().length);
    PackedArrays.writeIndices(out, model.jointRegressor().start());
    PackedArrays.writeIndices(out, model.jointRegressor().vertices());
    PackedArrays.writeFloats(out, model.jointRegressor().weights());
    for (float weight : model.weights()) {
      out.writeShort(Math.round(weight * WEIGHT_STEPS));
    }
  }
}
