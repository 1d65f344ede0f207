package org.understudy.avatar.deform;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The plain kernel until the one with the Vector API is warm and has proved faster on the avatar at
 * hand. Vector kernels are slow by a factor of a hundred until they are compiled, too slow for a
 * single frame of a call; so between frames they are given a few blocks at a time, for half a
 * millisecond, and timed beside the plain kernel on the same blocks. Whichever wins draws the rest.
 *
 * <p>{@link #deform} may be called from several threads at once like any deformer's; {@link
 * #betweenFrames} only while none of them runs, by one thread at a time.
 */
public final class AutomaticDeformer implements SheetDeformer {
  /** Nanoseconds that one visit between frames takes at most, about. */
  static final long BUDGET_NANOS = 500_000;

  /** Visits that are judged together. */
  static final int WINDOW = 64;

  /** Windows after which vectors are given up. */
  static final int MOST_WINDOWS = 60;

  /** Vectors win where they take this share of the plain kernel's time or less. */
  static final double WORTHWHILE = 0.9;

  private static final int STEP = 2;

  private final SheetDeformer plain;
  private final SheetDeformer vector;
  private final LongSupplier nanoClock;
  private final Consumer<KernelVerdict> whenDecided;
  private SheetDeformer current;
  private boolean decided;
  private int next;
  private int visits;
  private int windows;
  private long plainNanos;
  private long vectorNanos;
  private double ratio;

  /**
   * A deformer that has yet to find out.
   *
   * @param whenDecided told the verdict once, on the thread that draws
   */
  public AutomaticDeformer(Consumer<KernelVerdict> whenDecided) {
    this(new ScalarDeformer(), new VectorDeformer(), System::nanoTime, whenDecided);
  }

  /** One with kernels and a clock of the caller's. */
  AutomaticDeformer(
      SheetDeformer plain,
      SheetDeformer vector,
      LongSupplier nanoClock,
      Consumer<KernelVerdict> whenDecided) {
    this.plain = plain;
    this.vector = vector;
    this.nanoClock = nanoClock;
    this.whenDecided = whenDecided;
    this.current = plain;
  }

  @Override
  public void deform(LiveMesh mesh, PosePalette pose, int from, int to, ScreenVertices out) {
    current.deform(mesh, pose, from, to, out);
  }

  /**
   * Warms and measures a little; returns at once when all is decided.
   *
   * @param pose of the last frame
   * @param out the last frame's vertices, of which nothing is needed any more
   */
  public void betweenFrames(LiveMesh mesh, PosePalette pose, ScreenVertices out) {
    if (decided || mesh.blockCount() == 0) {
      return;
    }
    long start = nanoClock.getAsLong();
    long now = start;
    while (now - start < BUDGET_NANOS) {
      next = next >= mesh.blockCount() ? 0 : next;
      int to = Math.min(mesh.blockCount(), next + STEP);
      plain.deform(mesh, pose, next, to, out);
      long middle = nanoClock.getAsLong();
      vector.deform(mesh, pose, next, to, out);
      long end = nanoClock.getAsLong();
      plainNanos += middle - now;
      vectorNanos += end - middle;
      now = end;
      next = to;
    }
    visits++;
    if (visits == WINDOW) {
      judge();
    }
  }

  private void judge() {
    ratio = (double) vectorNanos / Math.max(1, plainNanos);
    visits = 0;
    windows++;
    plainNanos = 0;
    vectorNanos = 0;
    if (ratio <= WORTHWHILE) {
      current = vector;
      decided = true;
    } else if (windows == MOST_WINDOWS) {
      decided = true;
    }
    if (decided) {
      whenDecided.accept(new KernelVerdict(current == vector, ratio));
    }
  }

  /** Whether the kernel with the Vector API draws. */
  public boolean usesVectors() {
    return current == vector;
  }

  /** Why the kernel that draws now does, for people. */
  public String reason() {
    if (!decided) {
      return "the vector kernels are being compiled and measured beside";
    }
    return String.format(
        Locale.ROOT,
        current == vector
            ? "measured here: the vector kernels take %.2f of the plain ones' time"
            : "measured here: the vector kernels take %.2f of the plain ones' time, which does not pay",
        ratio);
  }
}
