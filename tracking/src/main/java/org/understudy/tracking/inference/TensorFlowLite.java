package org.understudy.tracking.inference;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * The functions of TensorFlow Lite's C interface that this package calls, by the Foreign Function
 * and Memory interface; JavaCPP only unpacks and loads the library. Pointers are plain {@code long}
 * addresses here, so that calls allocate nothing.
 *
 * <p>Only the opaque part of the interface is used, whose layout is stable between versions.
 */
final class TensorFlowLite {
  /** {@code kTfLiteOk}. */
  static final int OK = 0;

  /** {@code kTfLiteError}. */
  static final int ERROR = 1;

  /** {@code kTfLiteBuiltinCustom}. */
  static final int BUILTIN_CUSTOM = 32;

  /** {@code kTfLiteFloat32}. */
  static final int FLOAT32 = 1;

  /**
   * Room for {@code TfLiteXNNPackDelegateOptions}, which C returns by value through a hidden
   * pointer. The struct is below 100 bytes; the room is larger so that fields appended by later
   * versions still fit. Its first field is the number of threads.
   */
  static final MemoryLayout XNNPACK_OPTIONS =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(64, JAVA_LONG));

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = library();

  static final MethodHandle MODEL_CREATE = pointer("TfLiteModelCreate", JAVA_LONG, JAVA_LONG);
  static final MethodHandle MODEL_DELETE = nothing("TfLiteModelDelete", JAVA_LONG);
  static final MethodHandle OPTIONS_CREATE = pointer("TfLiteInterpreterOptionsCreate");
  static final MethodHandle OPTIONS_DELETE = nothing("TfLiteInterpreterOptionsDelete", JAVA_LONG);
  static final MethodHandle OPTIONS_SET_THREADS =
      nothing("TfLiteInterpreterOptionsSetNumThreads", JAVA_LONG, JAVA_INT);
  static final MethodHandle OPTIONS_ADD_DELEGATE =
      nothing("TfLiteInterpreterOptionsAddDelegate", JAVA_LONG, JAVA_LONG);
  static final MethodHandle OPTIONS_ADD_OPERATOR =
      nothing("TfLiteInterpreterOptionsAddOperator", JAVA_LONG, JAVA_LONG);
  static final MethodHandle XNNPACK_DEFAULT_OPTIONS =
      handle("TfLiteXNNPackDelegateOptionsDefault", FunctionDescriptor.of(XNNPACK_OPTIONS));
  static final MethodHandle XNNPACK_CREATE = pointer("TfLiteXNNPackDelegateCreate", JAVA_LONG);
  static final MethodHandle XNNPACK_DELETE = nothing("TfLiteXNNPackDelegateDelete", JAVA_LONG);
  static final MethodHandle INTERPRETER_CREATE =
      pointer("TfLiteInterpreterCreate", JAVA_LONG, JAVA_LONG);
  static final MethodHandle INTERPRETER_DELETE = nothing("TfLiteInterpreterDelete", JAVA_LONG);
  static final MethodHandle ALLOCATE_TENSORS =
      integer("TfLiteInterpreterAllocateTensors", JAVA_LONG);
  static final MethodHandle INVOKE = integer("TfLiteInterpreterInvoke", JAVA_LONG);
  static final MethodHandle INPUT_TENSOR =
      pointer("TfLiteInterpreterGetInputTensor", JAVA_LONG, JAVA_INT);
  static final MethodHandle OUTPUT_COUNT =
      integer("TfLiteInterpreterGetOutputTensorCount", JAVA_LONG);
  static final MethodHandle OUTPUT_TENSOR =
      pointer("TfLiteInterpreterGetOutputTensor", JAVA_LONG, JAVA_INT);
  static final MethodHandle TENSOR_NAME = pointer("TfLiteOpaqueTensorName", JAVA_LONG);
  static final MethodHandle TENSOR_TYPE = integer("TfLiteOpaqueTensorType", JAVA_LONG);
  static final MethodHandle TENSOR_DIMENSIONS = integer("TfLiteOpaqueTensorNumDims", JAVA_LONG);
  static final MethodHandle TENSOR_DIMENSION =
      integer("TfLiteOpaqueTensorDim", JAVA_LONG, JAVA_INT);
  static final MethodHandle TENSOR_DATA = pointer("TfLiteOpaqueTensorData", JAVA_LONG);
  static final MethodHandle OPERATOR_CREATE =
      pointer("TfLiteOperatorCreate", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG);
  static final MethodHandle OPERATOR_DELETE = nothing("TfLiteOperatorDelete", JAVA_LONG);
  static final MethodHandle OPERATOR_SET_PREPARE =
      integer("TfLiteOperatorSetPrepareWithData", JAVA_LONG, JAVA_LONG);
  static final MethodHandle OPERATOR_SET_INVOKE =
      integer("TfLiteOperatorSetInvokeWithData", JAVA_LONG, JAVA_LONG);
  static final MethodHandle NODE_INPUT_COUNT = integer("TfLiteOpaqueNodeNumberOfInputs", JAVA_LONG);
  static final MethodHandle NODE_INPUT =
      pointer("TfLiteOpaqueNodeGetInput", JAVA_LONG, JAVA_LONG, JAVA_INT);
  static final MethodHandle NODE_OUTPUT =
      pointer("TfLiteOpaqueNodeGetOutput", JAVA_LONG, JAVA_LONG, JAVA_INT);
  static final MethodHandle NODE_PARAMETERS =
      integer("TfLiteOpaqueNodeGetCustomInitialData", JAVA_LONG, JAVA_LONG, JAVA_LONG);
  static final MethodHandle INT_ARRAY_CREATE = pointer("TfLiteIntArrayCreate", JAVA_INT);
  static final MethodHandle RESIZE_TENSOR =
      integer("TfLiteOpaqueContextResizeTensor", JAVA_LONG, JAVA_LONG, JAVA_LONG);

  static {
    silenceInformation();
  }

  private TensorFlowLite() {}

  /** Loads the library and finds its functions, if that has not been done. */
  static void initialize() {
    // the work is done by the initialisation of this class
  }

  /** Wherever JavaCPP found the library: it is loaded for the class loader of this class. */
  private static SymbolLookup library() {
    Loader.load(tensorflowlite.class);
    return SymbolLookup.loaderLookup();
  }

  private static MethodHandle pointer(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(JAVA_LONG, arguments));
  }

  private static MethodHandle integer(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private static MethodHandle nothing(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.ofVoid(arguments));
  }

  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LIBRARY.findOrThrow(name), descriptor);
  }

  /**
   * Keeps "Created XNNPACK delegate" and the like off the error stream; warnings and errors stay.
   * The C interface has no function for this, so the C++ one is called where it exists.
   */
  private static void silenceInformation() {
    int warnings = 2;
    Optional<MethodHandle> setter =
        LIBRARY
            .find("_ZN6tflite13LoggerOptions21SetMinimumLogSeverityENS_11LogSeverityE")
            .map(
                symbol -> LINKER.downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, JAVA_INT)));
    if (setter.isPresent()) {
      try {
        int before = (int) setter.get().invokeExact(warnings);
        assert before >= 0;
      } catch (Throwable e) {
        throw failed("SetMinimumLogSeverity", e);
      }
    }
  }

  /** What a call through a method handle throws is never expected; it is passed on unchecked. */
  static IllegalStateException failed(String call, Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("TensorFlow Lite: " + call + " failed: " + cause, cause);
  }
}
