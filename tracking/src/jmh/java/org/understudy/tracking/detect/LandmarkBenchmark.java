package org.understudy.tracking.detect;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.understudy.tracking.capture.VideoFrame;

/**
 * The stages of landmark tracking on a picture of 512x512 whose face fills two thirds of it:
 * cutting out, scaling down, and each network with its cutting out. One thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // by the set-up
public class LandmarkBenchmark {
  private static final int SIDE = 512;

  private final FramePyramid pyramid = new FramePyramid();
  private final float[] crop = new float[3 * 192 * 192];
  private final float[] mesh = new float[3 * FaceMeshLayout.POINTS];
  private final byte[] half = new byte[3 * SIDE * SIDE / 4];
  private final Region face = new Region(256, 250, 500, 0.1);
  private final Region body = new Region(256, 500, 1100, 0.05);
  private VideoFrame frame;
  private FaceMesher mesher;
  private SingleShotDetector detector;
  private PoseEstimator lite;
  private PoseEstimator full;

  /** Loads the networks. */
  @Setup
  public void setUp() throws IOException {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    new Random(1).nextBytes(rgb);
    frame = new VideoFrame(rgb, SIDE, SIDE, 0, 0);
    mesher = new FaceMesher(1);
    detector = SingleShotDetector.forFaces(1);
    lite = new PoseEstimator(PoseModel.LITE, 1);
    full = new PoseEstimator(PoseModel.FULL, 1);
  }

  /** Frees the networks. */
  @TearDown
  public void tearDown() {
    mesher.close();
    detector.close();
    lite.close();
    full.close();
  }

  /** One picture to half its size. */
  @Benchmark
  public byte[] halve() {
    FramePyramid.halve(frame.rgb(), SIDE, SIDE, half);
    return half;
  }

  /** The face from a picture at its own size. */
  @Benchmark
  public float[] cropWithoutHalving() {
    RegionSampler.sample(frame, face, 192, 0, 1, RegionSampler.Border.NEAREST, crop);
    return crop;
  }

  /** The face with everything that a new frame needs for it. */
  @Benchmark
  public float[] crop() {
    pyramid.reset(frame);
    RegionSampler.sample(pyramid, face, 192, 0, 1, RegionSampler.Border.NEAREST, crop);
    return crop;
  }

  /** The attention mesh. */
  @Benchmark
  public float faceMesh() {
    pyramid.reset(frame);
    return mesher.run(pyramid, face, mesh);
  }

  /** The face detector on the whole picture. */
  @Benchmark
  public Object faceDetection() {
    pyramid.reset(frame);
    return detector.detect(pyramid, Region.ofPicture(SIDE, SIDE), 0.5);
  }

  /** The quick pose network. */
  @Benchmark
  public Object poseLite() {
    pyramid.reset(frame);
    return lite.run(pyramid, body);
  }

  /** The exact pose network. */
  @Benchmark
  public Object poseFull() {
    pyramid.reset(frame);
    return full.run(pyramid, body);
  }
}
