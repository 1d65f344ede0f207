package org.understudy.parametric.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads NumPy's {@code .npz} archives: a zip file of {@code .npy} arrays (NumPy Enhancement
 * Proposal 1).
 */
final class NumpyArchive {
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  private NumpyArchive() {}

  /** All arrays of numbers by name; arrays of Python objects are left out. */
  static Map<String, NumberArray> read(Path file) throws IOException {
    Map<String, NumberArray> arrays = new HashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".npy")) {
          try (InputStream in = zip.getInputStream(entry)) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            String name = entry.getName().substring(0, entry.getName().length() - 4);
            String header = header(file, name, bytes);
            if (!find(TYPE, header, file, name).contains("O")) {
              arrays.put(name, array(file, name, header, bytes));
            }
          }
        }
      }
    } catch (ZipException e) {
      throw new IOException(file + " is no .npz archive: " + e.getMessage(), e);
    }
    return arrays;
  }

  private static String header(Path file, String name, ByteBuffer bytes) throws IOException {
    if (bytes.remaining() < 12 || bytes.get(1) != 'N' || bytes.get(2) != 'U') {
      throw new IOException(file + ": " + name + " is no .npy array");
    }
    int major = bytes.get(6);
    bytes.position(8);
    int length = major == 1 ? bytes.getShort() & 0xffff : bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw new IOException(file + ": the header of " + name + " is damaged");
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static String find(Pattern pattern, String header, Path file, String name)
      throws IOException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new IOException(file + ": the header of " + name + " lacks " + pattern);
    }
    return matcher.group(1);
  }

  private static NumberArray array(Path file, String name, String header, ByteBuffer bytes)
      throws IOException {
    String lengths = find(SHAPE, header, file, name).replace(" ", "");
    int[] shape =
        Pattern.compile(",")
            .splitAsStream(lengths)
            .filter(s -> !s.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    boolean fortran = find(ORDER, header, file, name).equals("True");
    try {
      return NumberArray.decode(find(TYPE, header, file, name), shape, fortran, bytes);
    } catch (IOException e) {
      throw new IOException(file + ": " + name + ": " + e.getMessage(), e);
    }
  }
}
