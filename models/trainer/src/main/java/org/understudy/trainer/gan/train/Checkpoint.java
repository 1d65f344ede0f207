package org.understudy.trainer.gan.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.train.SafeTensors.Array;
import org.understudy.trainer.gan.train.SafeTensors.Content;

/**
 * Everything a run goes on from: parameters and the moments of their optimisers, in float32 as they
 * are trained, so that on the same device the steps after it are the same bit by bit. What else the
 * run needs, such as where its random numbers stand, goes into the texts.
 */
public final class Checkpoint {
  private static final String MEAN = "adam.mean.";
  private static final String SQUARE = "adam.square.";
  private static final String STEPS = "adam.steps.";

  private Checkpoint() {}

  /**
   * Writes a checkpoint beside its place and moves it there.
   *
   * @param sets whose names differ
   * @param optimisers by a name of their own; each of parameters of the sets
   * @param texts what else is kept
   * @throws IOException naming the file; the checkpoint before is still there
   */
  public static void save(
      Path file,
      List<ParameterSet> sets,
      Map<String, AdamOptimiser> optimisers,
      Map<String, String> texts)
      throws IOException {
    Map<String, Array> arrays = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>(texts);
    for (ParameterSet set : sets) {
      for (String name : set.names()) {
        arrays.put(name, array(set.get(name)));
      }
    }
    optimisers.forEach(
        (called, optimiser) -> {
          metadata.put(STEPS + called, String.valueOf(optimiser.steps()));
          for (String name : optimiser.names()) {
            arrays.put(mean(called, name), array(optimiser.mean(name)));
            arrays.put(square(called, name), array(optimiser.square(name)));
          }
        });
    SafeTensors.write(file, new Content(arrays, metadata));
  }

  /**
   * Reads a checkpoint into sets and optimisers of the same structure, which stay as they are where
   * the file does not fit.
   *
   * @return the texts that were kept
   * @throws IOException naming the file, and the parameter that does not fit
   */
  public static Map<String, String> load(
      Path file, List<ParameterSet> sets, Map<String, AdamOptimiser> optimisers)
      throws IOException {
    Content content = SafeTensors.read(file);
    TreeSet<String> unknown = new TreeSet<>(content.arrays().keySet());
    for (ParameterSet set : sets) {
      for (String name : set.names()) {
        requireFit(file, content, name, set.get(name));
        unknown.remove(name);
      }
    }
    for (Map.Entry<String, AdamOptimiser> entry : optimisers.entrySet()) {
      if (!content.metadata().containsKey(STEPS + entry.getKey())) {
        throw mismatch(file, "it has no optimiser '%s'".formatted(entry.getKey()));
      }
      for (String name : entry.getValue().names()) {
        String mean = mean(entry.getKey(), name);
        String square = square(entry.getKey(), name);
        requireFit(file, content, mean, entry.getValue().mean(name));
        requireFit(file, content, square, entry.getValue().square(name));
        unknown.remove(mean);
        unknown.remove(square);
      }
    }
    if (!unknown.isEmpty()) {
      throw mismatch(file, "this network has no parameter '%s'".formatted(unknown.first()));
    }
    for (ParameterSet set : sets) {
      for (String name : set.names()) {
        set.set(name, wide(content, name));
      }
    }
    optimisers.forEach(
        (called, optimiser) -> {
          Map<String, double[]> means = new HashMap<>();
          Map<String, double[]> squares = new HashMap<>();
          for (String name : optimiser.names()) {
            means.put(name, wide(content, mean(called, name)));
            squares.put(name, wide(content, square(called, name)));
          }
          optimiser.restore(
              Integer.parseInt(content.metadata().getOrDefault(STEPS + called, "0")),
              means,
              squares);
        });
    return content.metadata();
  }

  /** Several optimisers may have moments of one parameter. */
  private static String mean(String optimiser, String parameter) {
    return MEAN + optimiser + "." + parameter;
  }

  private static String square(String optimiser, String parameter) {
    return SQUARE + optimiser + "." + parameter;
  }

  private static void requireFit(Path file, Content content, String name, Tensor tensor)
      throws IOException {
    Array array = content.arrays().get(name);
    if (array == null) {
      throw mismatch(file, "it has no parameter '%s'".formatted(name));
    }
    if (!java.util.Arrays.equals(array.shape(), tensor.shape())) {
      throw mismatch(
          file,
          "'%s' has the shape %s, this network's %s"
              .formatted(
                  name,
                  java.util.Arrays.toString(array.shape()),
                  java.util.Arrays.toString(tensor.shape())));
    }
  }

  private static IOException mismatch(Path file, String how) {
    return new IOException(
        "%s is the checkpoint of another network: %s; use the preset it was made with"
            .formatted(file, how));
  }

  private static Array array(Tensor tensor) {
    double[] wide = Placement.read(tensor);
    float[] values = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      values[i] = (float) wide[i];
    }
    return new Array(values, tensor.shape());
  }

  private static double[] wide(Content content, String name) {
    Array array = content.arrays().get(name);
    if (array == null) {
      throw new IllegalStateException("no " + name);
    }
    double[] wide = new double[array.values().length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = array.values()[i];
    }
    return wide;
  }
}
