package org.understudy.avatar.deform;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The plain kernel until the one with the Vector API is warm and has won a {@link KernelRace} on
 * the avatar at hand: between frames both are given the same few blocks, for half a millisecond. As
 * both give the same bits, the picture does not tell when the other takes over.
 *
 * <p>{@link #deform} may be called from several threads at once like any deformer's; {@link
 * #betweenFrames} only while none of them runs, by one thread at a time.
 */
public final class AutomaticDeformer implements SheetDeformer {
  /** Nanoseconds that one visit between frames takes at most, about. */
  static final long BUDGET_NANOS = 500_000;

  private static final int STEP = 2;

  private final SheetDeformer plain;
  private final SheetDeformer vector;
  private final LongSupplier nanoClock;
  private final Consumer<KernelVerdict> whenDecided;
  private final KernelRace race = new KernelRace();
  private SheetDeformer current;
  private int next;

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
    if (race.isDecided() || mesh.blockCount() == 0) {
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
      race.add(middle - now, end - middle);
      now = end;
      next = to;
    }
    race.endVisit();
    if (race.isDecided()) {
      current = race.vectorsWon() ? vector : plain;
      whenDecided.accept(new KernelVerdict(race.vectorsWon(), race.ratio()));
    }
  }

  /** Whether the kernel with the Vector API draws. */
  public boolean usesVectors() {
    return race.vectorsWon();
  }

  /** Why the kernel that draws now does, for people. */
  public String reason() {
    if (!race.isDecided()) {
      return "the vector kernels are being compiled and measured beside";
    }
    return String.format(
        Locale.ROOT,
        race.vectorsWon()
            ? "measured here: the vector kernels take %.2f of the plain ones' time"
            : "measured here: the vector kernels take %.2f of the plain ones' time, which does not pay",
        race.ratio());
  }
}
