package org.understudy.parametric;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file format of {@link FaceModel}: the letters {@code UFAC}, a version, then deflated arrays.
 * The identity basis is quantised to 8 bits with one scale per component (an error of at most 0.4 %
 * of the component's largest offset), expressions to 16 bits; the mean is stored as it is.
 */
public final class FaceModelFile {
  private static final int LETTERS = 0x55464143;
  private static final int VERSION = 1;

  private FaceModelFile() {}

  /**
   * Reads a model; the stream stays open.
   *
   * @throws IOException if it is no such file, of another version, damaged or cut short
   */
  public static FaceModel read(InputStream stream) throws IOException {
    return ModelStream.read(stream, "face model", LETTERS, VERSION, FaceModelFile::readContent);
  }

  private static FaceModel readContent(DataInputStream in) throws IOException {
    float[] mean = PackedArrays.readFloats(in);
    int[] triangles = PackedArrays.readIndices(in);
    FacePart[] parts = new FacePart[mean.length / 3];
    for (int v = 0; v < parts.length; v++) {
      parts[v] = FacePart.all().get(in.readUnsignedByte());
    }
    float[] basis = PackedArrays.readRows(in);
    List<SparseDisplacement> expressions = new ArrayList<>();
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      expressions.add(
          new SparseDisplacement(PackedArrays.readIndices(in), PackedArrays.readShorts(in)));
    }
    Optional<LandmarkEmbedding> landmarks = Optional.empty();
    if (in.readBoolean()) {
      landmarks =
          Optional.of(
              new LandmarkEmbedding(PackedArrays.readIndices(in), PackedArrays.readFloats(in)));
    }
    Optional<Eyeball> left = readEye(in);
    Optional<Eyeball> right = readEye(in);
    return new FaceModel(mean, triangles, parts, basis, expressions, landmarks, left, right);
  }

  private static Optional<Eyeball> readEye(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return Optional.empty();
    }
    float radius = in.readFloat();
    return Optional.of(
        new Eyeball(PackedArrays.readFloats(in), radius, PackedArrays.readFloats(in)));
  }

  /** Writes a model; the stream stays open. */
  public static void write(FaceModel model, OutputStream stream) throws IOException {
    ModelStream.write(stream, LETTERS, VERSION, out -> writeContent(model, out));
  }

  private static void writeContent(FaceModel model, DataOutputStream out) throws IOException {
    PackedArrays.writeFloats(out, model.mean());
    PackedArrays.writeIndices(out, model.triangles());
    for (int v = 0; v < model.vertexCount(); v++) {
      out.writeByte(model.part(v).ordinal());
    }
    PackedArrays.writeRows(out, model.identityBasis(), model.mean().length);
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      PackedArrays.writeIndices(out, model.expression(e).vertices());
      PackedArrays.writeShorts(out, model.expression(e).offsets());
    }
    out.writeBoolean(model.hasLandmarks());
    if (model.hasLandmarks()) {
      PackedArrays.writeIndices(out, model.landmarks().vertices());
      PackedArrays.writeFloats(out, model.landmarks().weights());
    }
    for (Side side : new Side[] {Side.LEFT, Side.RIGHT}) {
      out.writeBoolean(model.hasEyes());
      if (model.hasEyes()) {
        Eyeball eye = model.eye(side);
        out.writeFloat(eye.radius());
        PackedArrays.writeFloats(out, eye.centre());
        PackedArrays.writeFloats(out, eye.identityShift());
      }
    }
  }
}
