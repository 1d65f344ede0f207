package org.understudy.tracking.inference;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.understudy.tracking.foreign.NativeFunction;

/**
 * The functions of TensorFlow Lite's C interface that this package calls, by the Foreign Function
 * and Memory interface; JavaCPP only unpacks and loads the library.
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

  private static final SymbolLookup LIBRARY = library();

  static final NativeFunction MODEL_CREATE = function("TfLiteModelCreate", 2);
  static final NativeFunction MODEL_DELETE = function("TfLiteModelDelete", 1);
  static final NativeFunction OPTIONS_CREATE = function("TfLiteInterpreterOptionsCreate", 0);
  static final NativeFunction OPTIONS_DELETE = function("TfLiteInterpreterOptionsDelete", 1);
  static final NativeFunction OPTIONS_SET_THREADS =
      function("TfLiteInterpreterOptionsSetNumThreads", 2);
  static final NativeFunction OPTIONS_ADD_DELEGATE =
      function("TfLiteInterpreterOptionsAddDelegate", 2);
  static final NativeFunction OPTIONS_ADD_OPERATOR =
      function("TfLiteInterpreterOptionsAddOperator", 2);
  static final NativeFunction XNNPACK_CREATE = function("TfLiteXNNPackDelegateCreate", 1);
  static final NativeFunction XNNPACK_DELETE = function("TfLiteXNNPackDelegateDelete", 1);
  static final NativeFunction INTERPRETER_CREATE = function("TfLiteInterpreterCreate", 2);
  static final NativeFunction INTERPRETER_DELETE = function("TfLiteInterpreterDelete", 1);
  static final NativeFunction ALLOCATE_TENSORS = function("TfLiteInterpreterAllocateTensors", 1);
  static final NativeFunction INVOKE = function("TfLiteInterpreterInvoke", 1);
  static final NativeFunction INPUT_TENSOR = function("TfLiteInterpreterGetInputTensor", 2);
  static final NativeFunction OUTPUT_COUNT = function("TfLiteInterpreterGetOutputTensorCount", 1);
  static final NativeFunction OUTPUT_TENSOR = function("TfLiteInterpreterGetOutputTensor", 2);
  static final NativeFunction TENSOR_NAME = function("TfLiteOpaqueTensorName", 1);
  static final NativeFunction TENSOR_TYPE = function("TfLiteOpaqueTensorType", 1);
  static final NativeFunction TENSOR_DIMENSIONS = function("TfLiteOpaqueTensorNumDims", 1);
  static final NativeFunction TENSOR_DIMENSION = function("TfLiteOpaqueTensorDim", 2);
  static final NativeFunction TENSOR_DATA = function("TfLiteOpaqueTensorData", 1);
  static final NativeFunction OPERATOR_CREATE = function("TfLiteOperatorCreate", 4);
  static final NativeFunction OPERATOR_DELETE = function("TfLiteOperatorDelete", 1);
  static final NativeFunction OPERATOR_SET_PREPARE =
      function("TfLiteOperatorSetPrepareWithData", 2);
  static final NativeFunction OPERATOR_SET_INVOKE = function("TfLiteOperatorSetInvokeWithData", 2);
  static final NativeFunction NODE_INPUT_COUNT = function("TfLiteOpaqueNodeNumberOfInputs", 1);
  static final NativeFunction NODE_INPUT = function("TfLiteOpaqueNodeGetInput", 3);
  static final NativeFunction NODE_OUTPUT = function("TfLiteOpaqueNodeGetOutput", 3);
  static final NativeFunction NODE_PARAMETERS = function("TfLiteOpaqueNodeGetCustomInitialData", 3);
  static final NativeFunction INT_ARRAY_CREATE = function("TfLiteIntArrayCreate", 1);
  static final NativeFunction RESIZE_TENSOR = function("TfLiteOpaqueContextResizeTensor", 3);

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

  /** Where a function is that is called in a way of its own. */
  static MemorySegment address(String name) {
    return LIBRARY.findOrThrow(name);
  }

  private static NativeFunction function(String name, int arguments) {
    return NativeFunction.of(LIBRARY, name, arguments);
  }

  /**
   * Keeps "Created XNNPACK delegate" and the like off the error stream; warnings and errors stay.
   * The C interface has no function for this, so the C++ one is called where it exists.
   */
  private static void silenceInformation() {
    int warnings = 2;
    Optional<NativeFunction> setter =
        NativeFunction.find(
            LIBRARY, "_ZN6tflite13LoggerOptions21SetMinimumLogSeverityENS_11LogSeverityE", 1);
    if (setter.isPresent()) {
      setter.get().call(warnings);
    }
  }
}
