package org.understudy.camera.delay;

import java.util.Arrays;

/**
 * A ring of mono sound between a writer and a reader behind it. The distance between the two is the
 * delay, and it changes without a click: by little, through reading one part in 128 faster or
 * slower (13 cents of pitch); by much, through a cross-fade. Where the reader runs out of sound,
 * the last sample fades to silence, and sound that begins fades in.
 *
 * <p>While the delay is steady, samples go through unchanged. The ring holds {@value #FRAMES}
 * frames, two thirds of a second at 48 kHz, whatever happens. Nothing is allocated after
 * construction. For one thread at a time.
 */
public final class DelayLine {
  /** Room of the ring, frames. */
  public static final int FRAMES = 1 << 15;

  /** The longest block that {@link #write} and {@link #read} take, frames. */
  public static final int LONGEST_BLOCK = FRAMES / 4;

  /** The longest delay, frames: the rest is for blocks under way. */
  public static final int LONGEST_DELAY = FRAMES - LONGEST_BLOCK - 16;

  /** Changes of the delay up to here are made by reading faster or slower, frames. */
  static final int LONGEST_SLEW = 2400;

  /** Length of a cross-fade, frames. */
  static final int CROSS_FADE = 960;

  /** Length of fading in and out, frames. */
  static final int FADE = 240;

  /** Parts of a frame that the reader can stand at; a slew gains or loses one part per frame. */
  private static final int PARTS = 128;

  /** Frames that interpolation looks ahead, and one more. */
  private static final int LOOK_AHEAD = 3;

  private static final int MASK = FRAMES - 1;

  private final float[] ring = new float[FRAMES];

  /** The writer, in frames since the beginning. */
  private long written;

  /** The reader, in parts of a frame since the beginning. */
  private long reader;

  /** Parts that are still to be gained (above 0) or lost. */
  private long slew;

  /** Where the cross-fade comes from, relative to the reader, frames. */
  private long fadeFrom;

  private int crossFading;
  private int fadingIn;
  private int fadingOut;
  private float last;
  private boolean running;

  /** A line that is silent. */
  public DelayLine() {
    clear();
  }

  /** Forgets all sound, and is silent until it is started again. */
  public void clear() {
    Arrays.fill(ring, 0);
    written = FRAMES;
    running = false;
    slew = 0;
    crossFading = 0;
    fadingIn = 0;
    fadingOut = 0;
    last = 0;
  }

  /**
   * Takes sound in.
   *
   * @param samples not kept
   * @param count of frames, 0 to {@link #LONGEST_BLOCK}
   */
  public void write(float[] samples, int count) {
    int at = (int) written & MASK;
    int first = Math.min(count, FRAMES - at);
    System.arraycopy(samples, 0, ring, at, first);
    System.arraycopy(samples, first, ring, 0, count - first);
    written += count;
  }

  /**
   * Begins to read so far behind the writer, fading in; what was never written is silence.
   *
   * @param delay frames; brought into the ring's range
   */
  public void start(int delay) {
    reader = (written - Math.clamp(delay, 0, LONGEST_DELAY)) * PARTS;
    slew = 0;
    crossFading = 0;
    fadingIn = FADE;
    running = true;
  }

  /** Whether sound is read, other than silence. */
  public boolean isRunning() {
    return running;
  }

  /** Whether the delay stays as it is. */
  public boolean isSteady() {
    return slew == 0 && crossFading == 0;
  }

  /** How far the reader is behind the writer, frames; below 0 where it waits for sound. */
  public int delay() {
    return (int) (written - Math.floorDiv(reader, PARTS));
  }

  /** Frames that can be read without running out, at the rate of a slew even. */
  public int ready() {
    int foremost = crossFading > 0 ? (int) Math.max(0, fadeFrom) : 0;
    int sure = delay() - foremost - LOOK_AHEAD;
    return running ? Math.max(0, sure - sure / PARTS - 1) : 0;
  }

  /**
   * Changes the delay, over some time. Does nothing while another change is under way.
   *
   * @param frames above 0 for more delay; cut to what the ring can hold
   */
  public void change(int frames) {
    if (!isSteady() || !running) {
      return;
    }
    int least = Math.min(0, LOOK_AHEAD - delay());
    int possible = Math.clamp(frames, least, Math.max(least, LONGEST_DELAY - delay()));
    if (Math.abs(possible) <= LONGEST_SLEW) {
      slew = -(long) possible * PARTS;
    } else {
      reader -= (long) possible * PARTS;
      fadeFrom = possible;
      crossFading = CROSS_FADE;
    }
  }

  /**
   * Gives sound out. Where there is not enough, it fades to silence, and the line has to be started
   * again.
   *
   * @param samples filled; the caller's
   * @param count of frames, 0 to {@link #LONGEST_BLOCK}
   */
  public void read(float[] samples, int count) {
    int i = 0;
    while (i < count && running) {
      if (delay() < LOOK_AHEAD) {
        running = false;
        slew = 0;
        crossFading = 0;
        fadingOut = FADE;
      } else {
        last = next();
        samples[i++] = last;
      }
    }
    while (i < count) {
      samples[i++] = fadingOut > 0 ? last * fadingOut-- / FADE : 0;
    }
  }

  private float next() {
    float value = sample(reader);
    if (crossFading > 0) {
      float old = (float) crossFading-- / CROSS_FADE;
      value += smooth(old) * (sample(reader + fadeFrom * PARTS) - value);
    }
    if (fadingIn > 0) {
      value *= 1 - (float) fadingIn-- / FADE;
    }
    int gained = Long.signum(slew);
    slew -= gained;
    reader += PARTS + gained;
    return value;
  }

  /** An S from 0 to 1. */
  private static float smooth(float x) {
    return x * x * (3 - 2 * x);
  }

  /** The sound at a place between frames, on the cubic of Catmull and Rom through four of them. */
  private float sample(long place) {
    int frame = (int) Math.floorDiv(place, PARTS);
    float b = ring[frame & MASK];
    int part = (int) Math.floorMod(place, (long) PARTS);
    if (part == 0) {
      return b;
    }
    float x = (float) part / PARTS;
    float a = ring[(frame - 1) & MASK];
    float c = ring[(frame + 1) & MASK];
    float d = ring[(frame + 2) & MASK];
    return b + 0.5f * x * (c - a + x * (2 * a - 5 * b + 4 * c - d + x * (3 * (b - c) + d - a)));
  }
}
