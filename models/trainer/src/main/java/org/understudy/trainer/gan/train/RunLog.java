package org.understudy.trainer.gan.train;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers of a run, means over some steps, as lines of {@code log.csv} and for TensorBoard in the
 * folder {@code events}. A run that goes on adds to both. Not thread-safe.
 */
public final class RunLog implements AutoCloseable {
  private static final String HEADER =
      "pictures,size,rate,error,decibels,codes,gradientNorm,picturesPerSecond\n";

  private final Writer csv;
  private final TensorBoardLog events;
  private double error;
  private double codes;
  private double norm;
  private int steps;
  private long since = System.nanoTime();
  private long lastPictures = -1;

  private RunLog(Writer csv, TensorBoardLog events) {
    this.csv = csv;
    this.events = events;
  }

  /** Opens the logs of a run's folder. */
  public static RunLog open(Path folder) throws IOException {
    Path file = folder.resolve("log.csv");
    boolean isNew = !Files.exists(file);
    Writer csv =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (isNew) {
      csv.write(HEADER);
    }
    return new RunLog(csv, TensorBoardLog.open(folder.resolve("events"), Clock.systemUTC()));
  }

  /** Adds a step. */
  public void add(double stepError, double stepCodes, double gradientNorm) {
    error += stepError;
    codes += stepCodes;
    norm += gradientNorm;
    steps++;
  }

  /**
   * Writes the means of the steps since the last line.
   *
   * @param pictures seen so far
   * @return peak signal-to-noise ratio of the error in decibels
   */
  public double write(long pictures, int size, double rate) throws IOException {
    long now = System.nanoTime();
    double perSecond = lastPictures < 0 ? 0 : (pictures - lastPictures) / ((now - since) / 1e9);
    double decibels = -10 * Math.log10(error / steps);
    csv.write(
        String.format(
            Locale.ROOT,
            "%d,%d,%.3g,%.6g,%.3f,%.4g,%.4g,%.2f%n",
            pictures,
            size,
            rate,
            error / steps,
            decibels,
            codes / steps,
            norm / steps,
            perSecond));
    csv.flush();
    Map<String, Double> scalars = new LinkedHashMap<>();
    scalars.put("error", error / steps);
    scalars.put("decibels", decibels);
    scalars.put("codes", codes / steps);
    scalars.put("gradientNorm", norm / steps);
    scalars.put("rate", rate);
    events.add(pictures, scalars);
    error = 0;
    codes = 0;
    norm = 0;
    steps = 0;
    since = now;
    lastPictures = pictures;
    return decibels;
  }

  @Override
  public void close() throws IOException {
    try (csv) {
      events.close();
    }
  }
}
