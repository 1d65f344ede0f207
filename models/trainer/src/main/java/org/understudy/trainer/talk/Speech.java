package org.understudy.trainer.talk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A spoken text: its sound and when each phoneme begins. Immutable by convention: the samples are
 * shared, not copied.
 *
 * @param samples mono, signed 16 bit
 * @param sampleRate samples per second
 * @param phonemes in order of time
 */
public record Speech(short[] samples, int sampleRate, List<PhonemeEvent> phonemes) {
  public Speech {
    phonemes = List.copyOf(phonemes);
  }

  /** Length in seconds. */
  public double durationSeconds() {
    return samples.length / (double) sampleRate;
  }

  /** This speech with silence before and after, phonemes shifted accordingly. */
  public Speech padded(double beforeSeconds, double afterSeconds) {
    int before = (int) Math.round(beforeSeconds * sampleRate);
    int after = (int) Math.round(afterSeconds * sampleRate);
    short[] longer = new short[before + samples.length + after];
    System.arraycopy(samples, 0, longer, before, samples.length);
    double shift = before / (double) sampleRate;
    return new Speech(
        longer,
        sampleRate,
        phonemes.stream().map(p -> new PhonemeEvent(p.ipa(), p.startSeconds() + shift)).toList());
  }

  /** Root mean square of the sound around a moment, 0..1. */
  public double loudness(double seconds, double windowSeconds) {
    int from = (int) Math.max(0, (seconds - windowSeconds / 2) * sampleRate);
    int to = (int) Math.min(samples.length, (seconds + windowSeconds / 2) * sampleRate);
    if (to <= from) {
      return 0;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from)) / Short.MAX_VALUE;
  }

  /** Writes the sound as a WAV file, replacing what is there. */
  public void writeWav(Path file) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    AudioFormat format = new AudioFormat(sampleRate, 16, 1, true, false);
    try (AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the sound to " + file, e);
    }
  }
}
