package org.understudy.avatar.device;

import java.util.ArrayList;
import java.util.List;

/** Lays the sections of a {@link DeviceScene} one behind the other. Used by one thread. */
public final class SceneBuilder {
  private final int[] header = new int[SceneLayout.HEADER];
  private final List<int[]> words = new ArrayList<>();
  private final List<float[]> numbers = new ArrayList<>();
  private int wordCount = SceneLayout.HEADER;
  private int numberCount;

  /** Sets a value of the header. */
  public void set(int index, int value) {
    header[index] = value;
  }

  /** Appends a section of words, made of parts. */
  public void words(int index, int[]... parts) {
    header[index] = wordCount;
    for (int[] part : parts) {
      words.add(part);
      wordCount = Math.addExact(wordCount, part.length);
    }
  }

  /** Appends a section of numbers, made of parts. */
  public void numbers(int index, float[]... parts) {
    header[index] = numberCount;
    for (float[] part : parts) {
      numbers.add(part);
      numberCount = Math.addExact(numberCount, part.length);
    }
  }

  /** The scene of all sections. */
  public DeviceScene build(int[] texels, int poseNumbers) {
    int[] allWords = new int[wordCount];
    System.arraycopy(header, 0, allWords, 0, header.length);
    int at = header.length;
    for (int[] part : words) {
      System.arraycopy(part, 0, allWords, at, part.length);
      at += part.length;
    }
    // devices dislike empty arrays
    float[] allNumbers = new float[Math.max(1, numberCount)];
    at = 0;
    for (float[] part : numbers) {
      System.arraycopy(part, 0, allNumbers, at, part.length);
      at += part.length;
    }
    return new DeviceScene(allWords, allNumbers, texels, poseNumbers);
  }
}
