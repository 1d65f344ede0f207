package org.understudy.tracking.inference;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * The operators that a model file says it uses: {@code operator_codes} of the table {@code Model}
 * in TensorFlow Lite's schema.
 */
final class OperatorCodes extends Table {
  /** A table's list of fields begins with two sizes of 16 bits, then has 16 bits for each. */
  private static final int SECOND_FIELD = 6;

  /** Of {@code Model}; the first is the version. */
  private static final int OPERATOR_CODES = SECOND_FIELD;

  /** Of {@code OperatorCode}; the first is a built-in operator's number. */
  private static final int CUSTOM_CODE = SECOND_FIELD;

  private OperatorCodes(ByteBuffer content, int position) {
    __reset(position, content);
  }

  /**
   * The names of operators that are not built into TensorFlow Lite.
   *
   * @param model a model file's content
   * @throws IndexOutOfBoundsException if it is damaged
   */
  static Set<String> customOf(byte[] model) {
    ByteBuffer content = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
    OperatorCodes root = new OperatorCodes(content, content.getInt(0));
    Set<String> names = new HashSet<>();
    int list = root.__offset(OPERATOR_CODES);
    if (list != 0) {
      int first = root.__vector(list);
      for (int i = 0; i < root.__vector_len(list); i++) {
        OperatorCodes operator =
            new OperatorCodes(content, root.__indirect(first + i * Integer.BYTES));
        int name = operator.__offset(CUSTOM_CODE);
        if (name != 0) {
          names.add(operator.__string(name + operator.bb_pos));
        }
      }
    }
    return names;
  }
}
