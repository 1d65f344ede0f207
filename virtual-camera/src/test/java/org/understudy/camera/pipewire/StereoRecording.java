package org.understudy.camera.pipewire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A microphone and its delayed copy, heard by one recorder in the same cycles.
 *
 * @param original samples of the microphone, -1..1
 * @param delayed samples of the copy, as many
 */
record StereoRecording(float[] original, float[] delayed) {
  static final int FRAMES_PER_SECOND = 48_000;

  /** Reads what a recorder has written, whether or not it came to finish the header. */
  static StereoRecording read(Path wav) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
    int at = 12;
    while (bytes.getInt(at) != 0x61746164) { // "data"
      at += 8 + bytes.getInt(at + 4);
    }
    bytes.position(at + 8);
    int frames = bytes.remaining() / 4;
    float[] left = new float[frames];
    float[] right = new float[frames];
    for (int i = 0; i < frames; i++) {
      left[i] = bytes.getShort() / 32768f;
      right[i] = bytes.getShort() / 32768f;
    }
    return new StereoRecording(left, right);
  }

  /** Writes a mono file of 16 bits. */
  static void write(Path wav, float[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(36 + 2 * samples.length);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(16).putShort((short) 1).putShort((short) 1);
    bytes.putInt(FRAMES_PER_SECOND).putInt(2 * FRAMES_PER_SECOND);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(2 * samples.length);
    for (float sample : samples) {
      bytes.putShort((short) Math.round(32_000 * sample));
    }
    Files.write(wav, bytes.array());
  }

  int frames() {
    return original.length;
  }

  double seconds() {
    return (double) frames() / FRAMES_PER_SECOND;
  }

  /**
   * How the copy is late around a time.
   *
   * @param milliseconds where the correlation is highest
   * @param correlation there, -1..1
   */
  record Lag(double milliseconds, double correlation) {}

  /** The lag in so many frames before an end. */
  Lag lag(int end, int length) {
    int from = end - length;
    double best = -1;
    int bestLag = 0;
    for (int lag = 0; lag <= Math.min(from, 26_000); lag++) {
      double product = 0;
      // a quarter finds the place, for noise has no second one
      for (int i = from; i < end; i += 4) {
        product += delayed[i] * original[i - lag];
      }
      if (product > best) {
        best = product;
        bestLag = lag;
      }
    }
    double power = 0;
    double powerOfCopy = 0;
    double product = 0;
    for (int i = from; i < end; i++) {
      power += original[i - bestLag] * original[i - bestLag];
      powerOfCopy += delayed[i] * delayed[i];
      product += delayed[i] * original[i - bestLag];
    }
    double scale = Math.sqrt(power * powerOfCopy);
    return new Lag(1000.0 * bestLag / FRAMES_PER_SECOND, scale == 0 ? 0 : product / scale);
  }

  /**
   * The middle of the lags in a stretch, of those tenths of a second in which it was steady: a
   * recorder that misses a cycle on a busy machine sees another lag for a moment.
   *
   * @return milliseconds; NaN where it was never steady
   */
  double steadyLag(double fromSecond, double toSecond) {
    int window = FRAMES_PER_SECOND / 10;
    List<Double> lags = new ArrayList<>();
    int first = (int) (fromSecond * FRAMES_PER_SECOND) + window;
    int last = Math.min(frames(), (int) (toSecond * FRAMES_PER_SECOND));
    for (int end = first; end <= last; end += window) {
      Lag lag = lag(end, window);
      if (lag.correlation() > 0.98) {
        lags.add(lag.milliseconds());
      }
    }
    lags.sort(null);
    return lags.isEmpty() ? Double.NaN : lags.get(lags.size() / 2);
  }
}
