package org.understudy.tracking.inference;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.google.flatbuffers.ArrayReadWriteBuf;
import com.google.flatbuffers.FlexBuffers;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets one interpreter call {@link CustomOperator}s: registers them and answers the calls that come
 * back. Exceptions cannot travel through native code, so the first one is kept until {@link
 * #takeFailure} asks. Native memory belongs to the arena given, which has to outlive the
 * interpreter; {@link #close} deletes the registrations after it.
 */
final class CustomOperators implements AutoCloseable {
  private static final FunctionDescriptor CALLBACK =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private static final MethodType CALLED =
      MethodType.methodType(int.class, long.class, long.class, long.class);

  private final Arena arena;
  private final List<Long> registrations = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private @Nullable Throwable failure;

  CustomOperators(Arena arena) {
    this.arena = arena;
  }

  /** One node of the graph with its kernel and its buffers. */
  private static final class Place {
    final long node;
    final CustomOperator.Kernel kernel;
    final float[][] inputs;
    final float[] output;

    Place(long node, CustomOperator.Kernel kernel, float[][] inputs, float[] output) {
      this.node = node;
      this.kernel = kernel;
      this.inputs = inputs;
      this.output = output;
    }
  }

  /** Registers an operator with the options of an interpreter that is about to be made. */
  void register(CustomOperator operator, long options) {
    long registration =
        TensorFlowLite.OPERATOR_CREATE.call(
            TensorFlowLite.BUILTIN_CUSTOM,
            arena.allocateFrom(operator.name()).address(),
            operator.version(),
            0);
    registrations.add(registration);
    Registered registered = new Registered(operator);
    check(
        (int)
            TensorFlowLite.OPERATOR_SET_PREPARE.call(registration, callback(registered, "prepare")),
        "TfLiteOperatorSetPrepareWithData");
    check(
        (int) TensorFlowLite.OPERATOR_SET_INVOKE.call(registration, callback(registered, "invoke")),
        "TfLiteOperatorSetInvokeWithData");
    TensorFlowLite.OPTIONS_ADD_OPERATOR.call(options, registration);
  }

  /** A native function (user data, context, node) -> status that calls a method of the same. */
  private long callback(Registered registered, String method) {
    try {
      MethodHandle target = MethodHandles.lookup().bind(registered, method, CALLED);
      return Linker.nativeLinker().upcallStub(target, CALLBACK, arena).address();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }

  /** The first exception since the last call, or null. */
  @Nullable Throwable takeFailure() {
    Throwable taken = failure;
    failure = null;
    return taken;
  }

  /** What native code calls for one operator. */
  private final class Registered {
    private final CustomOperator operator;

    Registered(CustomOperator operator) {
      this.operator = operator;
    }

    /** Called by the interpreter when it lays out its tensors. */
    @SuppressWarnings("unused") // by name, as an upcall
    int prepare(long userData, long context, long node) {
      try (Arena scratch = Arena.ofConfined()) {
        int count = (int) TensorFlowLite.NODE_INPUT_COUNT.call(node);
        int[][] shapes = new int[count][];
        float[][] inputs = new float[count][];
        for (int i = 0; i < count; i++) {
          long tensor = TensorFlowLite.NODE_INPUT.call(context, node, i);
          shapes[i] = Tensors.shape(tensor);
          inputs[i] = new float[Tensors.size(shapes[i])];
        }
        CustomOperator.Kernel kernel = operator.prepare(shapes, parameters(node, scratch));
        int[] outputShape = kernel.outputShape();
        long sizes = TensorFlowLite.INT_ARRAY_CREATE.call(outputShape.length);
        // struct { int size; int data[]; }, owned by the tensor after the call
        MemorySegment.copy(
            outputShape,
            0,
            MemorySegment.ofAddress(sizes).reinterpret(4L * (1 + outputShape.length)),
            JAVA_INT,
            4,
            outputShape.length);
        long output = TensorFlowLite.NODE_OUTPUT.call(context, node, 0);
        check(
            (int) TensorFlowLite.RESIZE_TENSOR.call(context, output, sizes),
            "TfLiteOpaqueContextResizeTensor");
        places.removeIf(place -> place.node == node);
        places.add(new Place(node, kernel, inputs, new float[Tensors.size(outputShape)]));
        return TensorFlowLite.OK;
      } catch (Throwable e) {
        return fail(e);
      }
    }

    /** Called by the interpreter when it runs. */
    @SuppressWarnings("unused") // by name, as an upcall
    int invoke(long userData, long context, long node) {
      try {
        Place place = place(node);
        for (int i = 0; i < place.inputs.length; i++) {
          float[] input = place.inputs[i];
          Tensors.read(TensorFlowLite.NODE_INPUT.call(context, node, i), input);
        }
        place.kernel.run(place.inputs, place.output);
        Tensors.write(TensorFlowLite.NODE_OUTPUT.call(context, node, 0), place.output);
        return TensorFlowLite.OK;
      } catch (Throwable e) {
        return fail(e);
      }
    }
  }

  private Place place(long node) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).node == node) {
        return places.get(i);
      }
    }
    throw new IllegalStateException("an operator was run before it was prepared");
  }

  private int fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
    return TensorFlowLite.ERROR;
  }

  private static FlexBuffers.Map parameters(long node, Arena scratch) {
    MemorySegment pointer = scratch.allocate(ADDRESS);
    MemorySegment size = scratch.allocate(JAVA_INT);
    check(
        (int) TensorFlowLite.NODE_PARAMETERS.call(node, pointer.address(), size.address()),
        "TfLiteOpaqueNodeGetCustomInitialData");
    int length = size.get(JAVA_INT, 0);
    if (length == 0) {
      return FlexBuffers.Map.empty();
    }
    byte[] bytes = new byte[length];
    MemorySegment.copy(pointer.get(ADDRESS, 0).reinterpret(length), JAVA_BYTE, 0, bytes, 0, length);
    return FlexBuffers.getRoot(new ArrayReadWriteBuf(bytes, length)).asMap();
  }

  private static void check(int status, String call) {
    if (status != TensorFlowLite.OK) {
      throw new IllegalStateException(call + " gave status " + status);
    }
  }

  @Override
  public void close() {
    for (long registration : registrations) {
      TensorFlowLite.OPERATOR_DELETE.call(registration);
    }
    registrations.clear();
  }
}
