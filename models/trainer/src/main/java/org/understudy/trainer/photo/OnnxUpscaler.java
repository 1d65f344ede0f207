package org.understudy.trainer.photo;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Enlarges with a super-resolution network of the user's in ONNX: it takes [1, 3, H, W] RGB 0..1 of
 * any size and gives [1, 3, s H, s W]. Where s is not what is asked for, Lanczos' kernel does the
 * rest. Safe for concurrent calls.
 */
final class OnnxUpscaler implements Upscaler {
  private static final int CHANNELS = 3;

  private final OrtSession session;
  private final String input;
  private final String description;

  private OnnxUpscaler(OrtSession session, String input, String description) {
    this.session = session;
    this.input = input;
    this.description = description;
  }

  /**
   * Opens a network; the caller closes it.
   *
   * @throws IOException if the file is missing, damaged, or a network of another kind
   */
  static OnnxUpscaler open(Path file) throws IOException {
    byte[] model = Files.readAllBytes(file);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setIntraOpNumThreads(1); // photos are worked on side by side
      OrtSession session = OrtEnvironment.getEnvironment().createSession(model, options);
      try {
        return new OnnxUpscaler(session, input(session, file), describe(file, model));
      } catch (IOException | OrtException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new IOException(
          "%s is no network that ONNX Runtime can run: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String input(OrtSession session, Path file) throws IOException, OrtException {
    var inputs = session.getInputInfo();
    if (inputs.size() == 1 && session.getOutputInfo().size() == 1) {
      var only = inputs.entrySet().iterator().next();
      if (only.getValue().getInfo() instanceof TensorInfo tensor) {
        long[] shape = tensor.getShape();
        boolean anySize = shape.length == 4 && shape[2] < 0 && shape[3] < 0;
        if (anySize && (shape[1] == CHANNELS || shape[1] < 0) && shape[0] <= 1) {
          return only.getKey();
        }
      }
    }
    throw new IOException(
        "%s is no super-resolution network of the kind that is taken: one input [1, 3, H, W] of any height and width, RGB 0..1, one output [1, 3, s H, s W]; export it with dynamic height and width"
            .formatted(file));
  }

  private static String describe(Path file, byte[] model) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(model);
      return "%s (SHA-256 %s)".formatted(file.getFileName(), HexFormat.of().formatHex(hash, 0, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public RgbPicture enlarged(RgbPicture picture, int size) throws UnusablePhotoException {
    if (picture.width() >= size) {
      return LanczosResampler.resized(picture, size, size);
    }
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                FloatBuffer.wrap(planes(picture)),
                new long[] {1, CHANNELS, picture.height(), picture.width()});
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      if (result.get(0) instanceof OnnxTensor enlarged) {
        long[] shape = enlarged.getInfo().getShape();
        if (shape.length == 4
            && shape[1] == CHANNELS
            && shape[2] >= picture.height()
            && shape[3] >= picture.width()) {
          return LanczosResampler.resized(
              picture(
                  enlarged.getFloatBuffer(), Math.toIntExact(shape[3]), Math.toIntExact(shape[2])),
              size,
              size);
        }
      }
      throw new UnusablePhotoException("the super-resolution network gives no larger RGB picture");
    } catch (OrtException e) {
      throw new UnusablePhotoException("the super-resolution network failed: " + e.getMessage());
    }
  }

  private static float[] planes(RgbPicture picture) {
    int n = picture.width() * picture.height();
    float[] out = new float[CHANNELS * n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < CHANNELS; c++) {
        out[c * n + i] = (picture.rgb()[CHANNELS * i + c] & 255) / 255f;
      }
    }
    return out;
  }

  private static RgbPicture picture(FloatBuffer planes, int width, int height) {
    int n = width * height;
    byte[] out = new byte[CHANNELS * n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < CHANNELS; c++) {
        float value = Math.clamp(planes.get(c * n + i), 0f, 1f);
        out[CHANNELS * i + c] = (byte) (int) (value * 255 + 0.5f);
      }
    }
    return new RgbPicture(width, height, out);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a network that was run cannot be closed", e);
    }
  }
}
