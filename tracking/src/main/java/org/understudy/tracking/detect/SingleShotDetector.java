package org.understudy.tracking.detect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.understudy.tracking.inference.MediaPipeAsset;
import org.understudy.tracking.inference.Network;

/**
 * Finds faces or people in a part of a picture with one of the two detectors. Not safe for use by
 * several threads at once.
 */
final class SingleShotDetector implements SideBySide.Loaded {
  private static final double LARGEST_LOGIT = 100;

  private final Network network;
  private final Anchors anchors;
  private final int inputSize;
  private final int keyPointCount;
  private final int boxesOutput;
  private final int scoresOutput;
  private final float[] input;
  private final float[] boxes;
  private final float[] scores;

  private SingleShotDetector(
      Network network, Anchors anchors, int keyPointCount, String boxes, String scores) {
    this.network = network;
    this.anchors = anchors;
    this.keyPointCount = keyPointCount;
    inputSize = network.inputShape()[1];
    boxesOutput = network.outputIndex(boxes);
    scoresOutput = network.outputIndex(scores);
    input = new float[3 * inputSize * inputSize];
    this.boxes = new float[anchors.count() * (4 + 2 * keyPointCount)];
    this.scores = new float[anchors.count()];
  }

  /** The detector of faces, six key points each. */
  static SingleShotDetector forFaces(int threads) throws IOException {
    Network network = Network.load(MediaPipeAsset.FACE_DETECTION, threads);
    return new SingleShotDetector(network, Anchors.forFaces(), 6, "regressors", "classificators");
  }

  /** The detector of people, four key points each. */
  static SingleShotDetector forPoses(int threads) throws IOException {
    Network network = Network.load(MediaPipeAsset.POSE_DETECTION, threads);
    return new SingleShotDetector(network, Anchors.forPoses(), 4, "Identity", "Identity_1");
  }

  /**
   * What is in an upright part of a picture, best first; coordinates are those of the picture.
   *
   * @param minimumScore 0..1
   */
  List<Detection> detect(FramePyramid picture, Region area, double minimumScore) {
    RegionSampler.sample(picture, area, inputSize, -1, 1, RegionSampler.Border.BLACK, input);
    network.run(input);
    network.read(boxesOutput, boxes);
    network.read(scoresOutput, scores);
    List<Detection> raw = new ArrayList<>();
    double minimumLogit = Math.log(minimumScore / (1 - minimumScore));
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= minimumLogit) {
        raw.add(decode(i, area));
      }
    }
    return WeightedSuppression.merge(raw);
  }

  private Detection decode(int anchor, Region area) {
    int at = anchor * (4 + 2 * keyPointCount);
    float anchorX = anchors.x()[anchor];
    float anchorY = anchors.y()[anchor];
    List<Detection.KeyPoint> points = new ArrayList<>(keyPointCount);
    for (int k = 0; k < keyPointCount; k++) {
      double u = boxes[at + 4 + 2 * k] / inputSize + anchorX;
      double v = boxes[at + 5 + 2 * k] / inputSize + anchorY;
      points.add(new Detection.KeyPoint(area.pictureX(u, v), area.pictureY(u, v)));
    }
    double u = boxes[at] / inputSize + anchorX;
    double v = boxes[at + 1] / inputSize + anchorY;
    double logit = Math.clamp(scores[anchor], -LARGEST_LOGIT, LARGEST_LOGIT);
    return new Detection(
        1 / (1 + Math.exp(-logit)),
        area.pictureX(u, v),
        area.pictureY(u, v),
        boxes[at + 2] / inputSize * area.size(),
        boxes[at + 3] / inputSize * area.size(),
        points);
  }

  @Override
  public void close() {
    network.close();
  }

  /** Best first. */
  static final Comparator<Detection> BY_SCORE =
      Comparator.comparingDouble(Detection::score).reversed();
}
