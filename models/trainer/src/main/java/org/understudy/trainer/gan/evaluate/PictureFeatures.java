package org.understudy.trainer.gan.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.trainer.gan.regress.FaceRegressor;
import org.understudy.trainer.gan.regress.FaceWindow;

/**
 * Features of pictures, by which sets of them are compared. Safe for concurrent calls until it is
 * closed.
 */
public sealed interface PictureFeatures extends AutoCloseable {
  /** What scores by these features are called, so that nobody takes them for others. */
  String name();

  /**
   * Features of a part of a picture.
   *
   * @param rgba [height][width][4] premultiplied, 0..255; what is seen through is taken for grey
   * @param window which part
   * @return the features, a fresh array
   */
  float[] of(byte[] rgba, int width, int height, FaceWindow window);

  @Override
  void close();

  /**
   * Features of the program's own regressor of faces.
   *
   * @param regressor not closed here
   */
  static PictureFeatures own(FaceRegressor regressor) {
    return new Own(regressor);
  }

  /**
   * Features of somebody's network, or else of the program's own.
   *
   * @param own not closed here
   * @throws IOException as {@link #of(Path)}
   */
  static PictureFeatures of(Optional<Path> file, FaceRegressor own) throws IOException {
    return file.isPresent() ? of(file.get()) : own(own);
  }

  /**
   * Features of somebody's ONNX network, such as Inception: one input [1, 3, S, S], RGB from -1 to
   * 1, the first output.
   *
   * @throws IOException naming the file, if it is missing, damaged or of another kind
   */
  static PictureFeatures of(Path file) throws IOException {
    try {
      return new Given(file, OnnxNetwork.open(Files.readAllBytes(file), OnnxNetwork.Device.AUTO));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no feature network " + file, e);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** The program's own. */
  record Own(FaceRegressor regressor) implements PictureFeatures {
    @Override
    public String name() {
      return "understudy features, not Inception: compare with nothing published";
    }

    @Override
    public float[] of(byte[] rgba, int width, int height, FaceWindow window) {
      return regressor.read(rgba, width, height, window).features();
    }

    @Override
    public void close() {
      // the regressor is its owner's
    }
  }

  /** Somebody's. */
  final class Given implements PictureFeatures {
    private final Path file;
    private final OnnxNetwork network;
    private final String input;
    private final String output;
    private final int size;

    private Given(Path file, OnnxNetwork network) throws IOException {
      this.file = file;
      this.network = network;
      this.input = network.inputs().getFirst();
      this.output = network.outputs().getFirst();
      long[] shape = network.shape(input);
      if (network.inputs().size() != 1 || shape.length != 4 || shape[1] != 3 || shape[2] < 8) {
        network.close();
        throw new IOException("a feature network takes one input [1, 3, S, S] of fixed size");
      }
      this.size = Math.toIntExact(shape[2]);
    }

    @Override
    public String name() {
      return "features of " + file.getFileName();
    }

    @Override
    public float[] of(byte[] rgba, int width, int height, FaceWindow window) {
      float[] rgb = window.cutOverGrey(rgba, width, height, size);
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = 2 * rgb[i] - 1;
      }
      return network
          .run(Map.of(input, new OnnxNetwork.Input(rgb, 0, 1, 3, size, size)), output)
          .getFirst()
          .numbers();
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
