package org.understudy.tracking.detect;

import java.io.IOException;
import org.understudy.tracking.inference.MediaPipeAsset;
import org.understudy.tracking.inference.Network;

/**
 * Runs the attention mesh on a region that shows a face. Lips, eyes and irises take x and y from
 * the network's refined outputs; depths are those of the base mesh, and an iris has the mean depth
 * of the rim of its eye. Not safe for use by several threads at once; allocates nothing per run.
 */
final class FaceMesher implements MeshSource {
  private static final int SIZE = 192;

  private final Network network;
  private final float[] input = new float[SIZE * SIZE * 3];
  private final float[] mesh = new float[FaceMeshLayout.MESH_POINTS * 3];
  private final float[] score = new float[1];
  private final int meshOutput;
  private final int scoreOutput;
  private final Refinement[] refinements;
  private final int[] rightEye = FaceMeshLayout.rightEye();
  private final int[] leftEye = FaceMeshLayout.leftEye();

  /** An output that replaces x and y of some points. */
  @SuppressWarnings("ArrayRecordComponent") // a table, never compared
  private record Refinement(int output, int[] points, float[] values) {}

  FaceMesher(int threads) throws IOException {
    network = Network.load(MediaPipeAsset.FACE_MESH, threads);
    meshOutput = network.outputIndex("output_mesh_identity");
    scoreOutput = network.outputIndex("conv_faceflag");
    refinements =
        new Refinement[] {
          refinement("output_lips", FaceMeshLayout.lipsOutput()),
          // the network's left is that of the picture, the subject's right
          refinement("output_left_eye", FaceMeshLayout.rightEyeOutput()),
          refinement("output_right_eye", FaceMeshLayout.leftEyeOutput()),
          refinement("output_left_iris", five(FaceMeshLayout.RIGHT_IRIS)),
          refinement("output_right_iris", five(FaceMeshLayout.LEFT_IRIS))
        };
  }

  private Refinement refinement(String output, int[] points) {
    return new Refinement(network.outputIndex(output), points, new float[2 * points.length]);
  }

  private static int[] five(int first) {
    return new int[] {first, first + 1, first + 2, first + 3, first + 4};
  }

  @Override
  public float run(FramePyramid picture, Region region, float[] points) {
    RegionSampler.sample(picture, region, SIZE, 0, 1, RegionSampler.Border.NEAREST, input);
    network.run(input);
    network.read(meshOutput, mesh);
    network.read(scoreOutput, score);
    System.arraycopy(mesh, 0, points, 0, mesh.length);
    for (Refinement refinement : refinements) {
      network.read(refinement.output(), refinement.values());
      int[] indices = refinement.points();
      for (int i = 0; i < indices.length; i++) {
        points[3 * indices[i]] = refinement.values()[2 * i];
        points[3 * indices[i] + 1] = refinement.values()[2 * i + 1];
      }
    }
    setDepth(points, FaceMeshLayout.RIGHT_IRIS, rightEye);
    setDepth(points, FaceMeshLayout.LEFT_IRIS, leftEye);
    toPicture(points, region);
    return (float) (1 / (1 + Math.exp(-score[0])));
  }

  private static void setDepth(float[] points, int iris, int[] eye) {
    float sum = 0;
    for (int i : eye) {
      sum += points[3 * i + 2];
    }
    for (int i = iris; i < iris + 5; i++) {
      points[3 * i + 2] = sum / eye.length;
    }
  }

  private static void toPicture(float[] points, Region region) {
    double scale = region.size() / SIZE;
    double cos = Math.cos(region.rotation()) * scale;
    double sin = Math.sin(region.rotation()) * scale;
    for (int i = 0; i < points.length; i += 3) {
      double x = points[i] - SIZE / 2.0;
      double y = points[i + 1] - SIZE / 2.0;
      points[i] = (float) (region.centreX() + x * cos - y * sin);
      points[i + 1] = (float) (region.centreY() + x * sin + y * cos);
      points[i + 2] *= (float) scale;
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
