package org.understudy.tracking.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.Rotation;

/** Time to fit one frame, with the subject's shape being learnt and with it settled. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "--add-modules=jdk.incubator.vector")
public class FitBenchmark {
  private static final int FRAMES = 240;

  private final List<float[]> talk = new ArrayList<>();
  private final PoseFitter learning = fitter();
  private final PoseFitter settled = fitter();
  private int frame;

  /** A synthetic talk, and one fitter that has seen all of it. */
  public FitBenchmark() {
    SubjectShape shape = new SubjectShape(SyntheticFace.model(), SyntheticFace.FOCAL, 320, 240);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < FRAMES; i++) {
      FaceState state = new FaceState();
      double t = i / 30.0;
      state.setRotation(Rotation.ofYawPitchRoll(0.3 * Math.sin(0.8 * t), 0.1, 0));
      state.translation[1] = -0.06;
      state.expression[ArkitExpression.JAW_OPEN.ordinal()] =
          Math.clamp(0.5 * Math.sin(8 * t), 0.0, 1.0);
      state.expression[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = 0.4;
      state.expression[ArkitExpression.MOUTH_SMILE_RIGHT.ordinal()] = 0.4;
      talk.add(SyntheticFace.project(shape, state, 0.3, random));
    }
    for (int i = 0; i < SlowShape.FROZEN_AFTER * FitSettings.DEFAULT.slowEvery(); i++) {
      settled.fit(talk.get(i % FRAMES), 1, i);
    }
  }

  private static PoseFitter fitter() {
    return new PoseFitter(
        SyntheticFace.model(),
        BodySolverTest.SKELETON,
        new PinholeCamera(SyntheticFace.FOCAL, 320, 240, 640, 480),
        true,
        FitSettings.DEFAULT);
  }

  /** A frame while identity is still being learnt, every fifth of which learns. */
  @Benchmark
  public FitResult whileLearning() {
    if (frame % (4 * FRAMES) == 0) {
      learning.forgetSubject();
    }
    return learning.fit(talk.get(frame % FRAMES), 1, frame++);
  }

  /** A frame once the subject is known. */
  @Benchmark
  public FitResult settled() {
    return settled.fit(talk.get(frame % FRAMES), 1, frame++);
  }
}
