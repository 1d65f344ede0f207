package org.understudy.parametric.external;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.razorvine.pickle.PickleException;

/**
 * A NumPy array while it is read from a pickle, which calls {@code __setstate__} by reflection; the
 * class is public for that alone.
 */
public final class PickledNumpyArray {
  private NumberArray array = new NumberArray(new int[] {0}, new double[0]);

  /** An array that has no numbers yet. */
  public PickledNumpyArray() {}

  /** The type of an array's numbers while it is read from a pickle. */
  public static final class Type {
    private final String code;
    private String order = "<";

    Type(String code) {
      this.code = code;
    }

    /** Takes (version, byte order, ...). */
    @SuppressWarnings("MethodName")
    public void __setstate__(Object[] state) {
      order = String.valueOf(state[1]);
    }
  }

  /** Takes (version, shape, type, whether columns come first, bytes). */
  @SuppressWarnings("MethodName")
  public void __setstate__(Object[] state) {
    if (!(state[1] instanceof Object[] lengths) || !(state[2] instanceof Type type)) {
      throw new PickleException("a NumPy array without shape or type");
    }
    int[] shape = new int[lengths.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = ((Number) lengths[i]).intValue();
    }
    byte[] raw =
        switch (state[4]) {
          case byte[] bytes -> bytes;
          case String text -> text.getBytes(StandardCharsets.ISO_8859_1);
          default -> throw new PickleException("a NumPy array of Python objects");
        };
    try {
      array =
          NumberArray.decode(
              type.order + type.code, shape, Boolean.TRUE.equals(state[3]), ByteBuffer.wrap(raw));
    } catch (IOException e) {
      throw new PickleException(e.getMessage(), e);
    }
  }

  NumberArray array() {
    return array;
  }
}
