package org.understudy.avatar.generator;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network that paints all sheets of a person, run by ONNX Runtime. Its inputs are {@code
 * identity} [1, C] and {@code eps} [1, noise], its output {@code texels} [1, texels, 4]. Safe for
 * concurrent calls.
 */
public final class SheetPainter implements AutoCloseable {
  /** Name of the input for identity and shape codes. */
  public static final String IDENTITY = "identity";

  /** Name of the input for eps. */
  public static final String EPS = "eps";

  /** Name of the output. */
  public static final String TEXELS = "texels";

  private static final int NUMBERS_PER_TEXEL = 4;

  /** Where the network may run. */
  public enum Device {
    /** On the graphics card where ONNX Runtime can use one, else on the processor. */
    AUTO,
    CPU,
    CUDA
  }

  private final OrtSession session;
  private final Device device;
  private final String reason;
  private final int codes;
  private final int noise;
  private final int texels;
  private final Map<String, String> metadata;

  private SheetPainter(OrtSession session, Device device, String reason) throws OrtException {
    this.session = session;
    this.device = device;
    this.reason = reason;
    this.codes = lastOf(session, IDENTITY, true);
    this.noise = lastOf(session, EPS, true);
    long[] out = shape(session, TEXELS, false);
    if (out.length != 3 || out[2] != NUMBERS_PER_TEXEL) {
      throw new OrtException("texels do not have four numbers each");
    }
    this.texels = Math.toIntExact(out[1]);
    this.metadata =
        Collections.unmodifiableMap(new TreeMap<>(session.getMetadata().getCustomMetadata()));
  }

  private static int lastOf(OrtSession session, String name, boolean in) throws OrtException {
    long[] shape = shape(session, name, in);
    return Math.toIntExact(shape[shape.length - 1]);
  }

  private static long[] shape(OrtSession session, String name, boolean in) throws OrtException {
    var infos = in ? session.getInputInfo() : session.getOutputInfo();
    var info = infos.get(name);
    if (info == null || !(info.getInfo() instanceof TensorInfo tensor)) {
      throw new OrtException("there is no tensor " + name);
    }
    return tensor.getShape();
  }

  /**
   * Opens a network.
   *
   * @param model an ONNX file's bytes; not kept
   * @param wanted where to run it
   * @throws IOException if it is no such network, or cannot run where it must
   */
  public static SheetPainter open(byte[] model, Device wanted) throws IOException {
    String refusal = "";
    if (wanted != Device.CPU) {
      refusal = "this build of ONNX Runtime has no CUDA provider";
      if (OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
        try {
          return session(model, Device.CUDA, "");
        } catch (OrtException e) {
          refusal = "" + e.getMessage();
        }
      }
      if (wanted == Device.CUDA) {
        throw new IOException("the painter cannot run on CUDA: " + refusal);
      }
    }
    try {
      return session(model, Device.CPU, refusal);
    } catch (OrtException e) {
      throw new IOException("the painter is damaged or of another kind: " + e.getMessage(), e);
    }
  }

  private static SheetPainter session(byte[] model, Device device, String reason)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      if (device == Device.CUDA) {
        options.addCUDA();
      }
      OrtSession session = OrtEnvironment.getEnvironment().createSession(model, options);
      try {
        return new SheetPainter(session, device, reason);
      } catch (OrtException e) {
        session.close();
        throw e;
      }
    }
  }

  /** Where it really runs: CPU or CUDA. */
  public Device device() {
    return device;
  }

  /** Why it does not run on the graphics card; empty where it does or was not asked to. */
  public String reason() {
    return reason;
  }

  /** Texts kept in the file: how it was trained, from what, under which licence; sorted. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Identity and shape codes C. */
  public int codes() {
    return codes;
  }

  /** Numbers in eps. */
  public int noise() {
    return noise;
  }

  /** Texels of all sheets. */
  public int texels() {
    return texels;
  }

  /**
   * Paints a person.
   *
   * @param person [C + noise] identity and shape codes, then eps
   * @return [texels][4] premultiplied sRGB-encoded RGBA 0..1, a fresh array
   */
  public float[] paint(float[] person) {
    if (person.length != codes + noise) {
      throw new IllegalArgumentException(
          "the painter takes %d codes and %d numbers of eps, got %d in all"
              .formatted(codes, noise, person.length));
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor identity = tensor(environment, person, 0, codes);
        OnnxTensor eps = tensor(environment, person, codes, noise);
        OrtSession.Result result = session.run(Map.of(IDENTITY, identity, EPS, eps))) {
      if (!(result.get(0) instanceof OnnxTensor painted)) {
        throw new IllegalStateException("the painter gave no tensor");
      }
      float[] out = new float[NUMBERS_PER_TEXEL * texels];
      painted.getFloatBuffer().get(out);
      return out;
    } catch (OrtException e) {
      throw new IllegalStateException("the painter failed: " + e.getMessage(), e);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, float[] person, int from, int count)
      throws OrtException {
    return OnnxTensor.createTensor(
        environment, FloatBuffer.wrap(person, from, count).slice(), new long[] {1, count});
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the painter cannot be closed: " + e.getMessage(), e);
    }
  }
}
