package org.understudy.trainer.gan.regress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.understudy.assets.Assets;
import org.understudy.avatar.generator.GeneratorManifest;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.parametric.ArkitExpression;

/**
 * Reads identity and expression from pictures of faces, and gives the features by which pictures
 * are compared. Safe for concurrent calls until it is closed.
 */
public final class FaceRegressor implements AutoCloseable {
  /** File of a trained one in its folder. */
  public static final String FILE = "regressor.onnx";

  /** What is written beside it: what was learned, from what and how well. */
  public static final String MANIFEST = "regressor.json";

  private static final String FOLDER = "generator/";

  static final String PICTURE = "picture";
  static final String CODES = "codes";
  static final String FEATURES = "features";

  private final OnnxNetwork network;
  private final int size;
  private final int identityCount;

  /**
   * What a face says.
   *
   * @param identity [K] coefficients of the face model, in standard deviations
   * @param expression [52] coefficients, mostly 0..1
   * @param features what it was read from
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Reading(float[] identity, float[] expression, float[] features) {}

  private FaceRegressor(OnnxNetwork network) throws IOException {
    this.network = network;
    this.size = Math.toIntExact(network.shape(PICTURE)[2]);
    this.identityCount = Math.toIntExact(network.shape(CODES)[1]) - ArkitExpression.COUNT;
    if (identityCount < 1) {
      throw new IOException("the network reads too few codes to be a regressor of faces");
    }
  }

  /**
   * Opens a file.
   *
   * @throws IOException naming it, if it is missing, damaged or of another kind
   */
  public static FaceRegressor open(Path file) throws IOException {
    return openOrBuiltIn(Optional.of(file));
  }

  /**
   * Opens a file, or the network that comes with the program.
   *
   * @throws IOException naming the file, if it is missing, damaged or of another kind
   */
  public static FaceRegressor openOrBuiltIn(Optional<Path> file) throws IOException {
    byte[] model = bytes(file);
    try {
      return open(model);
    } catch (IOException e) {
      throw new IOException(
          file.map(Path::toString).orElse("the built-in regressor") + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a file, or the network that comes with the program.
   *
   * @throws IOException naming the file, if it is missing; or the manifest beside it, if that is of
   *     a newer version
   */
  public static byte[] bytes(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return builtIn();
    }
    Path manifest = file.get().resolveSibling(MANIFEST);
    GeneratorManifest.check(() -> Files.newInputStream(manifest), manifest.toString());
    try {
      return Files.readAllBytes(file.get());
    } catch (NoSuchFileException e) {
      throw new IOException(
          "there is no regressor %s; `understudy train regressor` makes one".formatted(file.get()),
          e);
    }
  }

  /** The file of the network that comes with the program. */
  public static byte[] builtIn() throws IOException {
    GeneratorManifest.check(() -> Assets.open(FOLDER + MANIFEST), FOLDER + MANIFEST);
    try (InputStream in = Assets.open(FOLDER + FILE)) {
      return in.readAllBytes();
    }
  }

  /** Opens a file's bytes. */
  public static FaceRegressor open(byte[] model) throws IOException {
    OnnxNetwork network = OnnxNetwork.open(model, OnnxNetwork.Device.AUTO);
    try {
      return new FaceRegressor(network);
    } catch (IOException e) {
      network.close();
      throw e;
    }
  }

  /** Pixels along each side of the pictures it takes. */
  public int size() {
    return size;
  }

  /**
   * Reads a face in a picture.
   *
   * @param rgba [height][width][4] premultiplied, 0..255; what is seen through is taken for grey
   * @param window where the face is
   */
  public Reading read(byte[] rgba, int width, int height, FaceWindow window) {
    return read(window.cutOverGrey(rgba, width, height, size));
  }

  /**
   * Reads a face.
   *
   * @param rgb [3][size][size] 0..1
   */
  Reading read(float[] rgb) {
    List<OnnxNetwork.Output> out =
        network.run(
            Map.of(PICTURE, new OnnxNetwork.Input(rgb, 0, 1, 3, size, size)), CODES, FEATURES);
    float[] codes = out.getFirst().numbers();
    return new Reading(
        Arrays.copyOf(codes, identityCount),
        Arrays.copyOfRange(codes, identityCount, codes.length),
        out.getLast().numbers());
  }

  @Override
  public void close() {
    network.close();
  }
}
