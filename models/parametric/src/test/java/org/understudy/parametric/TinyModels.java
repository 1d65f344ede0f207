package org.understudy.parametric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small random models for tests. */
final class TinyModels {
  static final int VERTICES = 40;
  static final int COMPONENTS = 3;

  private TinyModels() {}

  static float[] random(Random random, int count, double scale) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) (scale * random.nextGaussian());
    }
    return out;
  }

  static FaceModel face(long seed) {
    Random random = new Random(seed);
    FacePart[] parts = new FacePart[VERTICES];
    for (int v = 0; v < VERTICES; v++) {
      parts[v] = FacePart.all().get(random.nextInt(FacePart.all().size()));
    }
    List<SparseDisplacement> expressions = new ArrayList<>();
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      int[] moved = {e % 20, 20 + e % 20};
      expressions.add(new SparseDisplacement(moved, random(random, 6, 0.005)));
    }
    int[] landmarkVertices = new int[3 * LandmarkEmbedding.COUNT];
    float[] landmarkWeights = new float[3 * LandmarkEmbedding.COUNT];
    for (int i = 0; i < landmarkVertices.length; i++) {
      landmarkVertices[i] = random.nextInt(VERTICES);
      landmarkWeights[i] = i % 3 == 0 ? 0.5f : 0.25f;
    }
    return new FaceModel(
        random(random, 3 * VERTICES, 0.1),
        triangles(random),
        parts,
        random(random, COMPONENTS * 3 * VERTICES, 0.003),
        expressions,
        Optional.of(new LandmarkEmbedding(landmarkVertices, landmarkWeights)),
        Optional.of(
            new Eyeball(
                new float[] {0.03f, 0.04f, 0.07f}, 0.015f, random(random, 3 * COMPONENTS, 0.002))),
        Optional.of(
            new Eyeball(
                new float[] {-0.03f, 0.04f, 0.07f},
                0.015f,
                random(random, 3 * COMPONENTS, 0.002))));
  }

  static BustModel bust(long seed) {
    Random random = new Random(seed);
    int joints = PortraitJoint.COUNT;
    float[] weights = new float[VERTICES * joints];
    for (int v = 0; v < VERTICES; v++) {
      int a = random.nextInt(joints);
      int b = random.nextInt(joints);
      float share = random.nextFloat();
      weights[joints * v + a] += share;
      weights[joints * v + b] += 1 - share;
    }
    int[] start = new int[joints + 1];
    int[] picked = new int[2 * joints];
    float[] halves = new float[2 * joints];
    for (int j = 0; j < joints; j++) {
      start[j + 1] = 2 * (j + 1);
      for (int i = 2 * j; i < 2 * j + 2; i++) {
        picked[i] = random.nextInt(VERTICES);
        halves[i] = 0.5f;
      }
    }
    return new BustModel(
        random(random, 3 * VERTICES, 0.15),
        triangles(random),
        random(random, COMPONENTS * 3 * VERTICES, 0.01),
        new JointRegressor(start, picked, halves),
        weights);
  }

  private static int[] triangles(Random random) {
    int[] triangles = new int[30];
    for (int i = 0; i < triangles.length; i++) {
      triangles[i] = random.nextInt(VERTICES);
    }
    return triangles;
  }
}
