package org.understudy.avatar.generator;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network of 32-bit numbers run by ONNX Runtime. Safe for concurrent calls until it is closed.
 */
public final class OnnxNetwork implements AutoCloseable {
  /** Where a network may run. */
  public enum Device {
    /** On the graphics card where ONNX Runtime can use one, else on the processor. */
    AUTO,
    CPU,
    CUDA
  }

  private final OrtSession session;
  private final Device device;
  private final String reason;
  private final Map<String, String> metadata;

  private OnnxNetwork(OrtSession session, Device device, String reason) throws OrtException {
    this.session = session;
    this.device = device;
    this.reason = reason;
    this.metadata =
        Collections.unmodifiableMap(new TreeMap<>(session.getMetadata().getCustomMetadata()));
  }

  /**
   * Opens a network.
   *
   * @param model an ONNX file's bytes; not kept
   * @param wanted where to run it
   * @throws IOException if it is none, or cannot run where it must
   */
  public static OnnxNetwork open(byte[] model, Device wanted) throws IOException {
    return open(model, wanted, 0);
  }

  /**
   * Opens a network that computes with some threads only.
   *
   * @param threads for one call on the processor, 0 for as many as there are processors
   * @see #open(byte[], Device)
   */
  public static OnnxNetwork open(byte[] model, Device wanted, int threads) throws IOException {
    String refusal = "";
    if (wanted != Device.CPU) {
      refusal = "this build of ONNX Runtime has no CUDA provider";
      if (OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
        try {
          return session(model, Device.CUDA, threads, "");
        } catch (OrtException e) {
          refusal = String.valueOf(e.getMessage());
        }
      }
      if (wanted == Device.CUDA) {
        throw new IOException("the network cannot run on CUDA: " + refusal);
      }
    }
    try {
      return session(model, Device.CPU, threads, refusal);
    } catch (OrtException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private static IOException damaged(String reason, Exception cause) {
    return new IOException("the network is damaged or of another kind: " + reason, cause);
  }

  private static OnnxNetwork session(byte[] model, Device device, int threads, String reason)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setIntraOpNumThreads(threads);
      if (device == Device.CUDA) {
        options.addCUDA();
      }
      OrtSession session = OrtEnvironment.getEnvironment().createSession(model, options);
      try {
        return new OnnxNetwork(session, device, reason);
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

  /** Texts kept in the file, sorted. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Names of the inputs, in the file's order. */
  public List<String> inputs() {
    return List.copyOf(session.getInputNames());
  }

  /** Names of the outputs, in the file's order. */
  public List<String> outputs() {
    return List.copyOf(session.getOutputNames());
  }

  /**
   * Sizes of an input or output; -1 for one that may vary.
   *
   * @throws IOException if there is none of that name
   */
  public long[] shape(String name) throws IOException {
    try {
      var info = session.getInputInfo().get(name);
      if (info == null) {
        info = session.getOutputInfo().get(name);
      }
      if (info != null && info.getInfo() instanceof TensorInfo tensor) {
        return tensor.getShape();
      }
      throw damaged("it has no tensor " + name, new IllegalArgumentException(name));
    } catch (OrtException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * A value that goes in.
   *
   * @param numbers in row-major order; read only during the call
   * @param from first number
   * @param shape sizes
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Input(float[] numbers, int from, long... shape) {}

  /**
   * A value that comes out.
   *
   * @param numbers in row-major order, a fresh array
   * @param shape sizes
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Output(float[] numbers, long... shape) {}

  /**
   * Computes.
   *
   * @param inputs by name, all of them
   * @param outputs names of what is wanted
   * @return what is wanted, in the order of the names
   * @throws IllegalStateException if the network fails on these inputs
   */
  public List<Output> run(Map<String, Input> inputs, String... outputs) {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, Input> entry : inputs.entrySet()) {
        tensors.put(entry.getKey(), tensor(entry.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors, java.util.Set.of(outputs))) {
        List<Output> out = new ArrayList<>();
        for (String name : outputs) {
          out.add(output(result, name));
        }
        return out;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the network failed: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor tensor(Input input) throws OrtException {
    int count = 1;
    for (long size : input.shape) {
      count = Math.toIntExact(count * size);
    }
    FloatBuffer buffer = FloatBuffer.wrap(input.numbers, input.from, count).slice();
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer, input.shape);
  }

  private static Output output(OrtSession.Result result, String name) {
    if (!(result.get(name).orElse(null) instanceof OnnxTensor tensor)) {
      throw new IllegalStateException("the network gave no tensor " + name);
    }
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] out = new float[buffer.remaining()];
    buffer.get(out);
    return new Output(out, tensor.getInfo().getShape());
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the network cannot be closed: " + e.getMessage(), e);
    }
  }
}
