package org.understudy.avatar.render;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/** Whole frames of 512x512, about 9 live fragments per foreground pixel, by implementation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "--add-modules=jdk.incubator.vector")
public class RenderBenchmark {
  /** Implementation. */
  @Param({"PLAIN", "SCALAR", "VECTOR"})
  public String backend = "VECTOR";

  /** Threads that draw. */
  @Param({"1", "2"})
  public int threads = 1;

  private final Avatar avatar = ProceduralAvatar.layered(9, 64, 512);
  private final PinholeCamera camera = avatar.framing().camera(512, 512);
  private final PortraitPose pose = RandomPoses.next(new Random(4), avatar.framing(), 1);
  private final RgbaImage image = new RgbaImage(512, 512);
  private final ExecutorService executor = Executors.newFixedThreadPool(1);
  private AvatarRenderer renderer = AvatarRenderers.create(avatar, RendererOptions.oneThread());

  /** Makes the renderer asked for. */
  @Setup
  public void create() {
    renderer =
        AvatarRenderers.create(
            avatar,
            RendererOptions.twoThreads(executor)
                .withThreads(threads)
                .withBackend(RendererOptions.Backend.valueOf(backend)));
  }

  /** Ends the second thread. */
  @TearDown
  public void stop() {
    executor.shutdownNow();
  }

  /** One frame. */
  @Benchmark
  public RgbaImage frame() {
    renderer.render(pose, camera, image);
    return image;
  }
}
