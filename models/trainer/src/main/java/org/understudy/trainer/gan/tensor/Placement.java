package org.understudy.trainer.gan.tensor;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Where tensors live and in which precision. Training runs in float32; double serves comparisons
 * with finite differences. Owns a device and options: close it last. Safe to share between threads.
 */
public final class Placement implements AutoCloseable {
  private final ScalarType precision;
  private final Device device;
  private final TensorOptions options;

  private Placement(String name, ScalarType precision) {
    this.precision = precision;
    try (PointerScope _ = new PointerScope()) {
      device = new Device(name);
      options = torch.device(device).dtype(new ScalarTypeOptional(precision));
      device.retainReference();
      options.retainReference();
    }
  }

  /**
   * float32 on a device.
   *
   * @param device libtorch's name: {@code cpu}, {@code cuda}, {@code cuda:1}
   * @throws UnsupportedOperationException where there is no such device
   */
  public static Placement singlePrecision(String device) {
    if (device.startsWith("cuda") && !torch.cuda_is_available()) {
      throw new UnsupportedOperationException(
          "no CUDA device for %s: this machine has none, or libtorch was built without; take cpu"
              .formatted(device));
    }
    return new Placement(device, ScalarType.Float);
  }

  /**
   * float32 on a device that a user has named.
   *
   * @throws IOException where there is no such device, saying what to do
   */
  public static Placement named(String device) throws IOException {
    try {
      return singlePrecision(device);
    } catch (UnsupportedOperationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Double precision on a device. */
  public static Placement doublePrecision(String device) {
    return new Placement(device, ScalarType.Double);
  }

  /** Element type of every tensor of numbers made here. */
  public ScalarType precision() {
    return precision;
  }

  /** A tensor holding a copy of the values. */
  public Tensor of(double[] values, long... shape) {
    return Scopes.inner(
        () -> {
          // a copy is asked for: the blob's memory goes with this scope
          DoublePointer blob = new DoublePointer(values);
          return torch
              .from_blob(blob, shape, new TensorOptions(ScalarType.Double))
              .to(device, precision, false, true, new MemoryFormatOptional());
        });
  }

  /**
   * Arrays of one length one after another, as a batch.
   *
   * @param rows [B], one or more
   * @param shape of each
   * @return [B, shape]
   */
  public Tensor batch(List<float[]> rows, long... shape) {
    int length = rows.getFirst().length;
    float[] all = new float[rows.size() * length];
    for (int b = 0; b < rows.size(); b++) {
      System.arraycopy(rows.get(b), 0, all, b * length, length);
    }
    return of(all, LongStream.concat(LongStream.of(rows.size()), LongStream.of(shape)).toArray());
  }

  /** A tensor holding a copy of the values. */
  public Tensor of(float[] values, long... shape) {
    return Scopes.inner(
        () ->
            torch
                .from_blob(new FloatPointer(values), shape, new TensorOptions(ScalarType.Float))
                .to(device, precision, false, true, new MemoryFormatOptional()));
  }

  /** A tensor of 64-bit indices holding a copy of the values. */
  public Tensor indices(int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return Scopes.inner(
        () ->
            torch
                .from_blob(
                    new LongPointer(wide),
                    new long[] {wide.length},
                    new TensorOptions(ScalarType.Long))
                .to(device, ScalarType.Long, false, true, new MemoryFormatOptional()));
  }

  /** Zeros. */
  public Tensor zeros(long... shape) {
    return torch.zeros(shape, options);
  }

  /** {@code count} numbers evenly from first to last, both included. */
  public Tensor range(double first, double last, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = count == 1 ? first : first + (last - first) * i / (count - 1);
    }
    return of(values, count);
  }

  /** A float32 tensor's numbers in row-major order. */
  public static float[] readSingle(Tensor tensor) {
    try (PointerScope _ = new PointerScope()) {
      Tensor plain = tensor.detach().cpu().contiguous();
      float[] out = new float[Math.toIntExact(plain.numel())];
      new FloatPointer(plain.data_ptr()).get(out);
      return out;
    }
  }

  /** A copy of a tensor's numbers in row-major order, wherever it lives. */
  public static double[] read(Tensor tensor) {
    try (PointerScope _ = new PointerScope()) {
      Tensor plain =
          tensor
              .detach()
              .to(new Device("cpu"), ScalarType.Double, false, false, new MemoryFormatOptional())
              .contiguous();
      double[] out = new double[Math.toIntExact(plain.numel())];
      new DoublePointer(plain.data_ptr()).get(out);
      return out;
    }
  }

  @Override
  public void close() {
    options.close();
    device.close();
  }
}
