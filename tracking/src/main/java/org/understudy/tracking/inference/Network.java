package org.understudy.tracking.inference;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A network with one input and any number of outputs, all of 32-bit floats, run by TensorFlow Lite
 * with its XNNPACK kernels.
 *
 * <p>Not safe for use by several threads at once. {@link #run} and {@link #read} allocate nothing
 * and keep none of the arrays they are given. {@link #close} frees all native memory; calls after
 * it throw {@link IllegalStateException}.
 */
public final class Network implements AutoCloseable {
  private static final List<CustomOperator> CUSTOM_OPERATORS =
      List.of(
          new LandmarksToTransformMatrix(),
          new TransformTensorBilinear(),
          new TransformLandmarks());

  private final String name;
  private final Arena arena = Arena.ofShared();
  private final CustomOperators operators = new CustomOperators(arena);
  private final int[] inputShape;
  private final MemorySegment input;
  private final String[] outputNames;
  private final int[][] outputShapes;
  private final MemorySegment[] outputs;
  private long model;
  private long options;
  private long delegate;
  private long interpreter;

  private Network(String name, byte[] content, int threads) {
    this.name = name;
    boolean loaded = false;
    try {
      MemorySegment bytes = arena.allocate(content.length, 64);
      MemorySegment.copy(content, 0, bytes, JAVA_BYTE, 0, content.length);
      model =
          created(
              TensorFlowLite.MODEL_CREATE.call(bytes.address(), bytes.byteSize()),
              "it is not a TensorFlow Lite model");
      options = created(TensorFlowLite.OPTIONS_CREATE.call(), "there are no options");
      TensorFlowLite.OPTIONS_SET_THREADS.call(options, threads);
      delegate =
          created(
              TensorFlowLite.XNNPACK_CREATE.call(XnnpackOptions.of(threads, arena)),
              "XNNPACK does not start");
      TensorFlowLite.OPTIONS_ADD_DELEGATE.call(options, delegate);
      Set<String> wanted = OperatorCodes.customOf(content);
      for (CustomOperator operator : CUSTOM_OPERATORS) {
        if (wanted.contains(operator.name())) {
          operators.register(operator, options);
        }
      }
      interpreter =
          created(
              TensorFlowLite.INTERPRETER_CREATE.call(model, options),
              "an operator of it is not known");
      check(
          (int) TensorFlowLite.ALLOCATE_TENSORS.call(interpreter),
          "TfLiteInterpreterAllocateTensors");

      long inputTensor = TensorFlowLite.INPUT_TENSOR.call(interpreter, 0);
      inputShape = Tensors.shape(inputTensor);
      input = Tensors.values(inputTensor, Tensors.size(inputShape));
      int count = (int) TensorFlowLite.OUTPUT_COUNT.call(interpreter);
      outputNames = new String[count];
      outputShapes = new int[count][];
      outputs = new MemorySegment[count];
      for (int i = 0; i < count; i++) {
        long tensor = TensorFlowLite.OUTPUT_TENSOR.call(interpreter, i);
        outputNames[i] = Tensors.name(tensor);
        outputShapes[i] = Tensors.shape(tensor);
        outputs[i] = Tensors.values(tensor, Tensors.size(outputShapes[i]));
      }
      loaded = true;
    } catch (RuntimeException e) {
      throw new IllegalStateException("TensorFlow Lite: loading " + name + " failed: " + e, e);
    } finally {
      if (!loaded) {
        close();
      }
    }
  }

  /**
   * Loads TensorFlow Lite itself, which takes a fifth of a second and is otherwise done with the
   * first network.
   */
  public static void prepare() {
    TensorFlowLite.initialize();
  }

  /**
   * Loads one of the shipped networks.
   *
   * @param threads how many threads one run may use, at least 1
   */
  public static Network load(MediaPipeAsset asset, int threads) throws IOException {
    try (InputStream stream = asset.open()) {
      return of(asset.fileName(), stream.readAllBytes(), threads);
    }
  }

  /**
   * Makes a network of a model file's content.
   *
   * @param name what error messages call it
   * @param threads how many threads one run may use, at least 1
   * @throws IllegalStateException if the content is no model, or one that cannot be run here
   */
  public static Network of(String name, byte[] content, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a network takes at least 1 thread, got " + threads);
    }
    return new Network(name, content, threads);
  }

  /** The dimensions of the input, such as {@code [1][192][192][3]}; a fresh array. */
  public int[] inputShape() {
    return inputShape.clone();
  }

  /** The dimensions of an output; a fresh array. */
  public int[] outputShape(int output) {
    return outputShapes[output].clone();
  }

  /** How many outputs there are. */
  public int outputCount() {
    return outputs.length;
  }

  /** The number of values in an output. */
  public int outputSize(int output) {
    return Tensors.size(outputShapes[output]);
  }

  /** The position of the output that the model calls by this name. */
  public int outputIndex(String outputName) {
    int index = Arrays.asList(outputNames).indexOf(outputName);
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s has no output '%s'; it has %s"
              .formatted(name, outputName, Arrays.toString(outputNames)));
    }
    return index;
  }

  /**
   * Runs the network.
   *
   * @param values the whole input, row-major
   */
  public void run(float[] values) {
    if (4L * values.length != input.byteSize()) {
      throw new IllegalArgumentException(
          "%s takes %d values %s, got %d"
              .formatted(name, input.byteSize() / 4, Arrays.toString(inputShape), values.length));
    }
    if (interpreter == 0) {
      throw new IllegalStateException(name + " is closed");
    }
    MemorySegment.copy(values, 0, input, JAVA_FLOAT, 0, values.length);
    check((int) TensorFlowLite.INVOKE.call(interpreter), "TfLiteInterpreterInvoke");
  }

  /**
   * Copies what the last run gave.
   *
   * @param output position of the output
   * @param values receives the first {@code values.length} values, at most as many as there are
   */
  public void read(int output, float[] values) {
    if (interpreter == 0) {
      throw new IllegalStateException(name + " is closed");
    }
    MemorySegment.copy(outputs[output], JAVA_FLOAT, 0, values, 0, values.length);
  }

  private long created(long address, String problem) {
    if (address == 0) {
      throw failure(problem);
    }
    return address;
  }

  private void check(int status, String call) {
    if (status != TensorFlowLite.OK) {
      throw failure(call + " gave status " + status);
    }
  }

  private IllegalStateException failure(String problem) {
    return new IllegalStateException(name + ": " + problem, operators.takeFailure());
  }

  @Override
  public void close() {
    if (!arena.scope().isAlive()) {
      return;
    }
    if (interpreter != 0) {
      TensorFlowLite.INTERPRETER_DELETE.call(interpreter);
      interpreter = 0;
    }
    if (delegate != 0) {
      TensorFlowLite.XNNPACK_DELETE.call(delegate);
    }
    if (options != 0) {
      TensorFlowLite.OPTIONS_DELETE.call(options);
    }
    operators.close();
    if (model != 0) {
      TensorFlowLite.MODEL_DELETE.call(model);
    }
    arena.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
