package org.understudy.trainer.gan.train;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers of a run, means over some steps, as lines of a CSV file and for TensorBoard in the folder
 * {@code events}. A run that goes on adds to both. Not thread-safe.
 */
public final class RunLog implements AutoCloseable {
  private final Writer csv;
  private final TensorBoardLog events;
  private final List<String> names;
  private final double[] sums;
  private int steps;
  private long since = System.nanoTime();
  private long lastPictures = -1;

  private RunLog(Writer csv, TensorBoardLog events, List<String> names) {
    this.csv = csv;
    this.events = events;
    this.names = List.copyOf(names);
    this.sums = new double[names.size()];
  }

  /**
   * Opens the logs of a run's folder.
   *
   * @param file the CSV file's name
   * @param names of the numbers that a step has
   */
  public static RunLog open(Path folder, String file, List<String> names) throws IOException {
    Path path = folder.resolve(file);
    boolean isNew = !Files.exists(path);
    Writer csv =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (isNew) {
      csv.write("pictures,size,rate," + String.join(",", names) + ",picturesPerSecond\n");
    }
    return new RunLog(csv, TensorBoardLog.open(folder.resolve("events"), Clock.systemUTC()), names);
  }

  /**
   * Adds a step.
   *
   * @param numbers in the order of their names
   */
  public void add(double... numbers) {
    if (numbers.length != sums.length) {
      throw new IllegalArgumentException(
          "a step has %s, got %d numbers".formatted(names, numbers.length));
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += numbers[i];
    }
    steps++;
  }

  /**
   * Writes the means of the steps since the last line.
   *
   * @param pictures seen so far
   * @param size of them, pixels
   * @param rate learning rate
   * @return the means, a fresh array
   */
  public double[] write(long pictures, int size, double rate) throws IOException {
    long now = System.nanoTime();
    double perSecond = lastPictures < 0 ? 0 : (pictures - lastPictures) / ((now - since) / 1e9);
    double[] means = new double[sums.length];
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%d,%d,%.3g", pictures, size, rate));
    Map<String, Double> scalars = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      means[i] = sums[i] / steps;
      line.append(String.format(Locale.ROOT, ",%.5g", means[i]));
      scalars.put(names.get(i), means[i]);
      sums[i] = 0;
    }
    csv.write(line.append(String.format(Locale.ROOT, ",%.2f%n", perSecond)).toString());
    csv.flush();
    scalars.put("rate", rate);
    events.add(pictures, scalars);
    steps = 0;
    since = now;
    lastPictures = pictures;
    return means;
  }

  @Override
  public void close() throws IOException {
    try (csv) {
      events.close();
    }
  }
}
