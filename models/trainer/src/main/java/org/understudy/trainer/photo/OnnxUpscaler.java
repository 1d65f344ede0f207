package org.understudy.trainer.photo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.understudy.assets.Catalog;
import org.understudy.avatar.generator.OnnxNetwork;

/**
 * Enlarges with a super-resolution network of the user's in ONNX: it takes [1, 3, H, W] RGB 0..1 of
 * any size and gives [1, 3, s H, s W]. Where s is not what is asked for, Lanczos' kernel does the
 * rest. Safe for concurrent calls.
 */
final class OnnxUpscaler implements Upscaler {
  private static final int CHANNELS = 3;
  private static final int HASH_DIGITS = 16;

  private final OnnxNetwork network;
  private final String description;

  private OnnxUpscaler(OnnxNetwork network, String description) {
    this.network = network;
    this.description = description;
  }

  /**
   * Opens a network; the caller closes it.
   *
   * @throws IOException if the file is missing, damaged, or a network of another kind
   */
  static OnnxUpscaler open(Path file) throws IOException {
    byte[] model = Files.readAllBytes(file);
    OnnxNetwork network;
    try {
      // one thread: photos are worked on side by side
      network = OnnxNetwork.open(model, OnnxNetwork.Device.CPU, 1);
    } catch (IOException e) {
      throw new IOException(
          "%s is no network that ONNX Runtime can run: %s".formatted(file, e.getMessage()), e);
    }
    if (!enlarges(network)) {
      network.close();
      throw new IOException(
          "%s is no super-resolution network of the kind that is taken: one input [1, 3, H, W] of any height and width, RGB 0..1, one output [1, 3, s H, s W]; export it with dynamic height and width"
              .formatted(file));
    }
    return new OnnxUpscaler(network, describe(file, model));
  }

  private static boolean enlarges(OnnxNetwork network) throws IOException {
    if (network.inputs().size() != 1 || network.outputs().size() != 1) {
      return false;
    }
    long[] shape = network.shape(network.inputs().getFirst());
    boolean anySize = shape.length == 4 && shape[2] < 0 && shape[3] < 0;
    return anySize && (shape[1] == CHANNELS || shape[1] < 0) && shape[0] <= 1;
  }

  private static String describe(Path file, byte[] model) throws IOException {
    String hash = Catalog.sha256(new ByteArrayInputStream(model)).substring(0, HASH_DIGITS);
    return "%s (SHA-256 %s)".formatted(file.getFileName(), hash);
  }

  @Override
  public RgbPicture enlarged(RgbPicture picture, int size) throws UnusablePhotoException {
    if (picture.width() >= size) {
      return LanczosResampler.resized(picture, size, size);
    }
    OnnxNetwork.Input input =
        new OnnxNetwork.Input(planes(picture), 0, 1, CHANNELS, picture.height(), picture.width());
    OnnxNetwork.Output enlarged;
    try {
      enlarged =
          network
              .run(Map.of(network.inputs().getFirst(), input), network.outputs().getFirst())
              .getFirst();
    } catch (IllegalStateException e) {
      throw new UnusablePhotoException("the super-resolution network failed: " + e.getMessage());
    }
    long[] shape = enlarged.shape();
    if (shape.length == 4
        && shape[1] == CHANNELS
        && shape[2] >= picture.height()
        && shape[3] >= picture.width()) {
      return LanczosResampler.resized(
          picture(enlarged.numbers(), Math.toIntExact(shape[3]), Math.toIntExact(shape[2])),
          size,
          size);
    }
    throw new UnusablePhotoException("the super-resolution network gives no larger RGB picture");
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

  private static RgbPicture picture(float[] planes, int width, int height) {
    int n = width * height;
    byte[] out = new byte[CHANNELS * n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < CHANNELS; c++) {
        float value = Math.clamp(planes[c * n + i], 0f, 1f);
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
    network.close();
  }
}
