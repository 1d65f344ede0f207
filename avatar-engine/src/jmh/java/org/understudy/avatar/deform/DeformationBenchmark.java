package org.understudy.avatar.deform;

import java.util.Random;
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
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;

/** One frame's deformation of 20 shells of 64x64 cells: scalar beside vector. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "--add-modules=jdk.incubator.vector")
public class DeformationBenchmark {
  private final Avatar avatar = ProceduralAvatar.create(20, 64, 256);
  private final LiveMesh mesh = LiveMesh.of(avatar, 2);
  private final PosePalette palette = PosePalette.of(avatar, mesh);
  private final ScreenVertices vertices = new ScreenVertices(mesh.vertexCount(), mesh.isLit());
  private final SheetDeformer scalar = new ScalarDeformer();
  private final SheetDeformer vector = new VectorDeformer();

  /** A lively pose. */
  public DeformationBenchmark() {
    palette.set(
        RandomPoses.next(new Random(1), avatar.framing(), 1), avatar.framing().camera(512, 512));
  }

  /** Plain Java. */
  @Benchmark
  public ScreenVertices scalar() {
    scalar.deform(mesh, palette, 0, mesh.blockCount(), vertices);
    return vertices;
  }

  /** The Vector API. */
  @Benchmark
  public ScreenVertices vector() {
    vector.deform(mesh, palette, 0, mesh.blockCount(), vertices);
    return vertices;
  }
}
