package org.understudy.avatar.generator;

import java.io.IOException;
import java.util.Map;

/**
 * The network that paints all sheets of a person. Its inputs are {@code identity} [1, C] and {@code
 * eps} [1, noise], its output {@code texels} [1, texels, 4]. Safe for concurrent calls.
 */
public final class SheetPainter implements AutoCloseable {
  /** Name of the input for identity and shape codes. */
  public static final String IDENTITY = "identity";

  /** Name of the input for eps. */
  public static final String EPS = "eps";

  /** Name of the output. */
  public static final String TEXELS = "texels";

  private static final int NUMBERS_PER_TEXEL = 4;

  private final OnnxNetwork network;
  private final int codes;
  private final int noise;
  private final int texels;

  private SheetPainter(OnnxNetwork network) throws IOException {
    this.network = network;
    this.codes = Math.toIntExact(network.shape(IDENTITY)[1]);
    this.noise = Math.toIntExact(network.shape(EPS)[1]);
    long[] out = network.shape(TEXELS);
    if (out.length != 3 || out[2] != NUMBERS_PER_TEXEL) {
      throw new IOException("the network paints no texels of four numbers");
    }
    this.texels = Math.toIntExact(out[1]);
  }

  /**
   * Opens a painter.
   *
   * @param model an ONNX file's bytes; not kept
   * @param wanted where to run it
   * @throws IOException if it is no painter, or cannot run where it must
   */
  public static SheetPainter open(byte[] model, OnnxNetwork.Device wanted) throws IOException {
    OnnxNetwork network = OnnxNetwork.open(model, wanted);
    try {
      return new SheetPainter(network);
    } catch (IOException e) {
      network.close();
      throw e;
    }
  }

  /** Where it really runs: CPU or CUDA. */
  public OnnxNetwork.Device device() {
    return network.device();
  }

  /** Why it does not run on the graphics card; empty where it does or was not asked to. */
  public String reason() {
    return network.reason();
  }

  /** Texts kept in the file: how it was trained, from what, under which licence; sorted. */
  public Map<String, String> metadata() {
    return network.metadata();
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
    return network
        .run(
            Map.of(
                IDENTITY,
                new OnnxNetwork.Input(person, 0, 1, codes),
                EPS,
                new OnnxNetwork.Input(person, codes, 1, noise)),
            TEXELS)
        .getFirst()
        .numbers();
  }

  @Override
  public void close() {
    network.close();
  }
}
