package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.ProceduralAvatar;
import org.understudy.avatar.RandomPoses;
import org.understudy.avatar.RgbaImage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/** What holds frame after frame: no garbage, and every chunk of work done once. */
class SteadyStateTest {
  private static final int MOST_ROUNDS = 3000;

  @Test
  void allocatesNothingPerFrame() {
    // plain kernels: before the JIT compiler has seen them, vectors are objects
    Avatar avatar = ProceduralAvatar.create(4, 16, 32);
    AvatarRenderer renderer =
        AvatarRenderers.create(
            avatar, RendererOptions.oneThread().withBackend(RendererOptions.Backend.SCALAR));
    PinholeCamera camera = avatar.framing().camera(96, 96);
    RgbaImage image = new RgbaImage(96, 96);
    PortraitPose[] poses = new PortraitPose[20];
    for (int i = 0; i < poses.length; i++) {
      poses[i] = RandomPoses.next(new Random(i), avatar.framing(), 1);
      renderer.render(poses[i], camera, image);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (PortraitPose pose : poses) {
      renderer.render(pose, camera, image);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1024);
  }

  /** Vectors are objects until their kernels are compiled; no longer. */
  @Test
  void vectorsAreNotAllocatedOnceTheyAreCompiled() {
    Avatar avatar = ProceduralAvatar.lit(ProceduralAvatar.create(8, 24, 96));
    AvatarRenderer renderer =
        AvatarRenderers.create(
            avatar, RendererOptions.oneThread().withBackend(RendererOptions.Backend.VECTOR));
    PinholeCamera camera = avatar.framing().camera(64, 64);
    RgbaImage image = new RgbaImage(64, 64);
    PortraitPose[] poses = new PortraitPose[20];
    for (int i = 0; i < poses.length; i++) {
      poses[i] = RandomPoses.next(new Random(i), avatar.framing(), 1);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (PortraitPose pose : poses) {
        renderer.render(pose, camera, image);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).as("bytes of %d frames", poses.length).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "render.VectorCompositor",
        "deform.VectorDeformer",
        "deform.VectorRelighting",
        "deform.VectorStrandShine"
      })
  void noVectorCrossesACall(String kernel) throws ClassNotFoundException {
    for (Method method : Class.forName("org.understudy.avatar." + kernel).getDeclaredMethods()) {
      assertThat(method.getParameterTypes())
          .as(method.toString())
          .noneMatch(SteadyStateTest::holdsLanes);
      assertThat(holdsLanes(method.getReturnType())).as(method.toString()).isFalse();
    }
  }

  private static boolean holdsLanes(Class<?> type) {
    return Vector.class.isAssignableFrom(type) || VectorMask.class.isAssignableFrom(type);
  }

  @Test
  void doesEveryChunkOnceWhateverTheExecutorDoes() {
    WorkCrew[] crews = {
      new WorkCrew(1, Runnable::run),
      new WorkCrew(4, Runnable::run),
      new WorkCrew(3, task -> Thread.ofPlatform().daemon().start(task)),
      new WorkCrew(
          2,
          task -> {
            throw new RejectedExecutionException("busy");
          }),
      new WorkCrew(2, task -> {})
    };
    for (WorkCrew crew : crews) {
      for (int round = 0; round < 50; round++) {
        AtomicIntegerArray done = new AtomicIntegerArray(97);
        crew.run(97, (chunk, worker) -> done.incrementAndGet(chunk));
        for (int chunk = 0; chunk < 97; chunk++) {
          assertThat(done.get(chunk)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void handsOnWhatAChunkThrows() {
    WorkCrew crew = new WorkCrew(2, Runnable::run);
    assertThatThrownBy(
            () ->
                crew.run(
                    5,
                    (chunk, worker) -> {
                      throw new IllegalStateException("chunk " + chunk);
                    }))
        .isInstanceOf(IllegalStateException.class);
    int[] sum = new int[1];
    crew.run(
        5,
        (chunk, worker) -> {
          synchronized (sum) {
            sum[0] += chunk;
          }
        });
    assertThat(sum[0]).isEqualTo(10);
  }
}
