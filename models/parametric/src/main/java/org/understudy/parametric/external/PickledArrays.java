package org.understudy.parametric.external;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;
import net.razorvine.pickle.objects.ClassDict;

/**
 * Reads a pickled Python dictionary of arrays: NumPy's own, those wrapped by Chumpy (as in SMPL's
 * first releases) and SciPy's sparse matrices by columns. No Python code is run.
 */
final class PickledArrays {
  private PickledArrays() {}

  static {
    for (String core : new String[] {"numpy.core", "numpy._core"}) {
      Unpickler.registerConstructor(
          core + ".multiarray", "_reconstruct", arguments -> new PickledNumpyArray());
    }
    Unpickler.registerConstructor(
        "numpy", "dtype", arguments -> new PickledNumpyArray.Type(String.valueOf(arguments[0])));
    Unpickler.registerConstructor(
        "_codecs",
        "encode",
        arguments ->
            String.valueOf(arguments[0]).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  /** All arrays of numbers by name; everything else is left out. */
  static Map<String, NumberArray> read(Path file) throws IOException {
    Object loaded;
    Unpickler unpickler = new Unpickler();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      loaded = unpickler.load(in);
    } catch (PickleException | ClassCastException | IndexOutOfBoundsException e) {
      throw new IOException(file + " is no pickle this program can read: " + e.getMessage(), e);
    } finally {
      unpickler.close();
    }
    if (!(loaded instanceof Map<?, ?> dictionary)) {
      throw new IOException(file + " does not hold a dictionary of arrays");
    }
    Map<String, NumberArray> arrays = new HashMap<>();
    for (Map.Entry<?, ?> entry : dictionary.entrySet()) {
      array(entry.getValue()).ifPresent(a -> arrays.put(String.valueOf(entry.getKey()), a));
    }
    return arrays;
  }

  private static Optional<NumberArray> array(Object value) {
    return switch (value) {
      case PickledNumpyArray numpy -> Optional.of(numpy.array());
      case ClassDict object when object.get("x") instanceof PickledNumpyArray inner ->
          Optional.of(inner.array());
      case ClassDict object when object.get("indptr") instanceof PickledNumpyArray starts ->
          sparse(object, starts.array());
      case null, default -> Optional.empty();
    };
  }

  /** A sparse matrix by columns, filled in. */
  private static Optional<NumberArray> sparse(ClassDict object, NumberArray starts) {
    if (!(object.get("indices") instanceof PickledNumpyArray indices)
        || !(object.get("data") instanceof PickledNumpyArray data)
        || !(object.getOrDefault("_shape", object.get("shape")) instanceof Object[] lengths)
        || lengths.length != 2) {
      return Optional.empty();
    }
    int rows = ((Number) lengths[0]).intValue();
    int columns = ((Number) lengths[1]).intValue();
    double[] values = new double[rows * columns];
    for (int c = 0; c < columns; c++) {
      for (int i = (int) starts.values()[c]; i < (int) starts.values()[c + 1]; i++) {
        values[((int) indices.array().values()[i]) * columns + c] = data.array().values()[i];
      }
    }
    return Optional.of(new NumberArray(new int[] {rows, columns}, values));
  }
}
