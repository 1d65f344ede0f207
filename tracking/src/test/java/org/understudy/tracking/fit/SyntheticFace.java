package org.understudy.tracking.fit;

import java.util.SplittableRandom;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Rotation;

/**
 * A made-up face for tests: an ellipsoid with eyes, lips and chin at MediaPipe's indices, lids and
 * jaw that move like lids and jaw, and random smooth bumps for every other shape.
 */
final class SyntheticFace {
  static final double FOCAL = 700;
  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  static final int IDENTITIES = 8;

  private final float[] mean = new float[3 * LandmarkModel.COUNT];
  private final float[] eyes = {0.032f, 0.09f, 0.088f, -0.032f, 0.09f, 0.088f};
  private final SplittableRandom random = new SplittableRandom(42);

  private SyntheticFace() {}

  static LandmarkModel model() {
    return new SyntheticFace().build();
  }

  private LandmarkModel build() {
    int n = LandmarkModel.FACE_COUNT;
    for (int l = 0; l < n; l++) {
      double y = 1 - 2 * (l + 0.5) / n;
      double angle = (l * 2.399963) % Math.PI;
      double r = Math.sqrt(1 - y * y);
      put(l, 0.075 * r * Math.cos(angle), 0.06 + 0.1 * y, 0.02 + 0.09 * r * Math.sin(angle));
    }
    rim(FaceLandmarkSets.leftEye(), 0.032, 1);
    rim(FaceLandmarkSets.rightEye(), -0.032, -1);
    lips();
    int[] chin = FaceLandmarkSets.chin();
    for (int i = 0; i < chin.length; i++) {
      put(chin[i], 0.004 * (i - chin.length / 2.0), -0.03 - 0.002 * (i % 3), 0.085);
    }
    for (int eye = 0; eye < 2; eye++) {
      int first = eye == 0 ? 473 : 468;
      for (int i = 0; i < 5; i++) {
        double a = i * Math.PI / 2;
        double ring = i == 0 ? 0 : 0.006;
        put(
            first + i,
            eyes[3 * eye] + ring * Math.cos(a),
            eyes[3 * eye + 1] + ring * Math.sin(a),
            eyes[3 * eye + 2] + 0.0115);
      }
    }
    float[][] identity = new float[IDENTITIES][];
    float[][] eyeShifts = new float[IDENTITIES][6];
    for (int k = 0; k < IDENTITIES; k++) {
      identity[k] = bump(0.003, 0.06, 3);
    }
    float[][] expressions = new float[ArkitExpression.COUNT][];
    for (ArkitExpression e : ArkitExpression.all()) {
      expressions[e.ordinal()] =
          e.arkitName().startsWith("eyeLook") || e == ArkitExpression.TONGUE_OUT
              ? new float[3 * LandmarkModel.COUNT]
              : bump(0.008, 0.025, 1);
    }
    expressions[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = blink(FaceLandmarkSets.leftEye());
    expressions[ArkitExpression.EYE_BLINK_RIGHT.ordinal()] = blink(FaceLandmarkSets.rightEye());
    expressions[ArkitExpression.JAW_OPEN.ordinal()] = jaw();
    return new LandmarkModel(mean, identity, expressions, eyes, eyeShifts);
  }

  private void put(int l, double x, double y, double z) {
    mean[3 * l] = (float) x;
    mean[3 * l + 1] = (float) y;
    mean[3 * l + 2] = (float) z;
  }

  private void rim(int[] eye, double centre, double outward) {
    for (int i = 0; i < 16; i++) {
      double t = i <= 8 ? i / 8.0 : (i - 8) / 8.0;
      double up = (i <= 8 ? -1 : 1) * 0.005 * Math.sin(Math.PI * t);
      double x = centre + outward * 0.015 * (1 - 2 * t);
      put(eye[i], x, 0.09 + up, 0.1 - 12 * (x - centre) * (x - centre));
    }
  }

  private void lips() {
    int[] lips = FaceLandmarkSets.lips();
    for (int i = 0; i < lips.length; i++) {
      boolean outer = i < 20;
      int k = outer ? i : i - 20;
      boolean lower = k <= 10;
      double t = lower ? k / 10.0 : (k - 10) / 10.0;
      double height = outer ? 0.01 : 0.001;
      double x = (outer ? 0.025 : 0.022) * (2 * t - 1);
      put(lips[i], x, 0.01 + (lower ? -1 : 1) * height * Math.sin(Math.PI * t), 0.115 - 15 * x * x);
    }
  }

  private float[] bump(double amplitude, double radius, int count) {
    float[] out = new float[3 * LandmarkModel.COUNT];
    for (int b = 0; b < count; b++) {
      int centre = random.nextInt(LandmarkModel.FACE_COUNT);
      double dx = random.nextDouble() - 0.5;
      double dy = random.nextDouble() - 0.5;
      double dz = random.nextDouble() - 0.5;
      double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
      for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
        double d2 = 0;
        for (int i = 0; i < 3; i++) {
          double d = mean[3 * l + i] - mean[3 * centre + i];
          d2 += d * d;
        }
        double w = amplitude / length * Math.exp(-d2 / (2 * radius * radius));
        if (w > 0.02 * amplitude) {
          out[3 * l] += (float) (w * dx);
          out[3 * l + 1] += (float) (w * dy);
          out[3 * l + 2] += (float) (w * dz);
        }
      }
    }
    return out;
  }

  private float[] blink(int[] eye) {
    float[] out = new float[3 * LandmarkModel.COUNT];
    for (int i = 9; i < 16; i++) {
      out[3 * eye[i] + 1] = (float) (-0.0095 * Math.sin(Math.PI * (i - 8) / 8.0));
    }
    return out;
  }

  private float[] jaw() {
    float[] out = new float[3 * LandmarkModel.COUNT];
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      double below = Math.clamp((0.012 - mean[3 * l + 1]) / 0.02, 0.0, 1.0);
      out[3 * l + 1] = (float) (-0.03 * below);
      out[3 * l + 2] = (float) (-0.008 * below);
    }
    int[] lips = FaceLandmarkSets.lips();
    for (int i = 0; i < lips.length; i++) {
      int k = i < 20 ? i : i - 20;
      boolean lower = k > 0 && k < 10;
      out[3 * lips[i] + 1] = lower ? -0.025f : 0;
      out[3 * lips[i] + 2] = lower ? -0.005f : 0;
    }
    return out;
  }

  /** Projects a state with pixel noise; gaze turns the irises. */
  static float[] project(
      SubjectShape shape, FaceState state, double noisePixels, SplittableRandom random) {
    float[] out = new float[3 * LandmarkModel.COUNT];
    LandmarkPrediction p = new LandmarkPrediction();
    double pixels = 1 / FaceSolver.metresPerPixel(shape, state);
    for (int l = 0; l < LandmarkModel.COUNT; l++) {
      if (l < LandmarkModel.FACE_COUNT) {
        p.at(shape, state, l);
      } else {
        int eye = l >= 473 ? 0 : 1;
        double[] turned =
            Rotation.ofYawPitchRoll(state.gaze[2 * eye], state.gaze[2 * eye + 1], 0)
                .apply(
                    shape.neutral[3 * l] - shape.eyes[3 * eye],
                    shape.neutral[3 * l + 1] - shape.eyes[3 * eye + 1],
                    shape.neutral[3 * l + 2] - shape.eyes[3 * eye + 2]);
        p.at(
            shape,
            state,
            shape.eyes[3 * eye] + turned[0],
            shape.eyes[3 * eye + 1] + turned[1],
            shape.eyes[3 * eye + 2] + turned[2]);
      }
      out[3 * l] = (float) (p.u + noisePixels * gaussian(random));
      out[3 * l + 1] = (float) (p.v + noisePixels * gaussian(random));
      out[3 * l + 2] = (float) (-p.qz * pixels + 3 * noisePixels * gaussian(random));
    }
    return out;
  }

  private static double gaussian(SplittableRandom random) {
    double u = 1 - random.nextDouble();
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
