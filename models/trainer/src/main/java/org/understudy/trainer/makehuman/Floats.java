package org.understudy.trainer.makehuman;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A growing array of floats. */
final class Floats {
  private float[] values = new float[1024];
  private int size;

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /** Adds the numbers in words 1..count. */
  void addParsed(String[] words, int count, Path path, int line, String text) throws IOException {
    if (words.length <= count) {
      throw DataFolder.malformed(path, line, text, count + " numbers");
    }
    try {
      for (int k = 1; k <= count; k++) {
        add(Float.parseFloat(words[k]));
      }
    } catch (NumberFormatException e) {
      throw DataFolder.malformed(path, line, text, count + " numbers");
    }
  }

  int size() {
    return size;
  }

  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
