package org.understudy.tracking.detect;

import java.io.IOException;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.inference.MediaPipeAsset;
import org.understudy.tracking.inference.Network;

/**
 * Runs a pose landmark network on a region that shows a person. Positions are refined by the
 * network's heat maps, as MediaPipe's {@code refine_landmarks_from_heatmap} does with a window of
 * 7. Not safe for use by several threads at once.
 */
final class PoseEstimator implements SideBySide.Loaded {
  private static final int SIZE = 256;
  private static final int VALUES = 5;

  /** The 33 points and six more, of which 33 and 34 place the region. */
  private static final int OUTPUT_POINTS = 39;

  private static final int HIPS = 33;
  private static final int CIRCLE = 34;
  private static final double MARGIN = 1.25;

  private static final int HEAT_SIZE = 64;
  private static final int HEAT_REACH = 3;
  private static final double MINIMUM_HEAT = 0.5;

  private final Network network;
  private final float[] input = new float[SIZE * SIZE * 3];
  private final float[] values = new float[OUTPUT_POINTS * VALUES];
  private final float[] world = new float[OUTPUT_POINTS * 3];
  private final float[] heat = new float[HEAT_SIZE * HEAT_SIZE * OUTPUT_POINTS];
  private final float[] score = new float[1];

  PoseEstimator(PoseModel model, int threads) throws IOException {
    network =
        Network.load(
            model == PoseModel.FULL
                ? MediaPipeAsset.POSE_LANDMARKS_FULL
                : MediaPipeAsset.POSE_LANDMARKS_LITE,
            threads);
  }

  /** The region around a detected person. */
  static Region regionOf(Detection person) {
    return region(
        person.keyPoints().get(0).x(),
        person.keyPoints().get(0).y(),
        person.keyPoints().get(1).x(),
        person.keyPoints().get(1).y());
  }

  private static Region region(double hipsX, double hipsY, double circleX, double circleY) {
    double radius = Math.hypot(circleX - hipsX, circleY - hipsY);
    double rotation = Math.PI / 2 - Math.atan2(hipsY - circleY, circleX - hipsX);
    return new Region(hipsX, hipsY, Math.max(1, 2 * radius * MARGIN), rotation);
  }

  /** One estimate; {@link #nextRegion} then says where to look in the next frame. */
  PoseLandmarks run(FramePyramid picture, Region region) {
    VideoFrame frame = picture.frame();
    RegionSampler.sample(picture, region, SIZE, 0, 1, RegionSampler.Border.NEAREST, input);
    network.run(input);
    network.read(network.outputIndex("Identity"), values);
    network.read(network.outputIndex("Identity_1"), score);
    network.read(network.outputIndex("Identity_3"), heat);
    network.read(network.outputIndex("Identity_4"), world);
    for (int point = 0; point < OUTPUT_POINTS; point++) {
      refine(point);
    }
    float[] points = new float[PoseLandmarks.POINTS * VALUES];
    float[] metres = new float[PoseLandmarks.POINTS * 3];
    float[] border = new float[PoseLandmarks.POINTS];
    double cos = Math.cos(region.rotation());
    double sin = Math.sin(region.rotation());
    for (int i = 0; i < PoseLandmarks.POINTS; i++) {
      double u = values[VALUES * i] / SIZE;
      double v = values[VALUES * i + 1] / SIZE;
      double x = region.pictureX(u, v);
      double y = region.pictureY(u, v);
      points[VALUES * i] = (float) x;
      points[VALUES * i + 1] = (float) y;
      points[VALUES * i + 2] = (float) (values[VALUES * i + 2] * region.size() / SIZE);
      points[VALUES * i + 3] = (float) sigmoid(values[VALUES * i + 3]);
      points[VALUES * i + 4] = (float) sigmoid(values[VALUES * i + 4]);
      metres[3 * i] = (float) (world[3 * i] * cos - world[3 * i + 1] * sin);
      metres[3 * i + 1] = (float) (world[3 * i] * sin + world[3 * i + 1] * cos);
      metres[3 * i + 2] = world[3 * i + 2];
      border[i] = (float) Math.min(Math.min(x, frame.width() - x), Math.min(y, frame.height() - y));
    }
    return new PoseLandmarks(points, metres, border, score[0], region, frame.timestampNanos());
  }

  /** Where the person of the last run is likely to be in the next frame. */
  Region nextRegion(Region last) {
    double hipsU = values[VALUES * HIPS] / SIZE;
    double hipsV = values[VALUES * HIPS + 1] / SIZE;
    double circleU = values[VALUES * CIRCLE] / SIZE;
    double circleV = values[VALUES * CIRCLE + 1] / SIZE;
    return region(
        last.pictureX(hipsU, hipsV),
        last.pictureY(hipsU, hipsV),
        last.pictureX(circleU, circleV),
        last.pictureY(circleU, circleV));
  }

  /** Moves a point to the centre of gravity of the heat around it, where that is hot enough. */
  private void refine(int point) {
    int column = (int) (values[VALUES * point] * HEAT_SIZE / SIZE);
    int row = (int) (values[VALUES * point + 1] * HEAT_SIZE / SIZE);
    if (column < 0 || column >= HEAT_SIZE || row < 0 || row >= HEAT_SIZE) {
      return;
    }
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    double hottest = 0;
    for (int y = Math.max(0, row - HEAT_REACH);
        y <= Math.min(HEAT_SIZE - 1, row + HEAT_REACH);
        y++) {
      for (int x = Math.max(0, column - HEAT_REACH);
          x <= Math.min(HEAT_SIZE - 1, column + HEAT_REACH);
          x++) {
        double warmth = sigmoid(heat[(y * HEAT_SIZE + x) * OUTPUT_POINTS + point]);
        sum += warmth;
        sumX += x * warmth;
        sumY += y * warmth;
        hottest = Math.max(hottest, warmth);
      }
    }
    if (hottest >= MINIMUM_HEAT) {
      values[VALUES * point] = (float) (sumX / sum * SIZE / HEAT_SIZE);
      values[VALUES * point + 1] = (float) (sumY / sum * SIZE / HEAT_SIZE);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  public void close() {
    network.close();
  }
}
