package org.understudy.avatar.reference;

import java.util.List;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.StrandLobe;
import org.understudy.avatar.deform.Relighting;

/**
 * What multiplies the texture at one place of a sheet: the quotient of its light in the pose and
 * its light in the canonical state, from the normal at the place itself rather than from gains of
 * lattice vertices. Immutable.
 */
final class ExactLight {
  private final ExactPose pose;
  private final float[] features;
  private final PortraitLight baked;
  private final PortraitLight shown;
  private final List<StrandLobe> lobes;
  private final float[] view;

  ExactLight(Avatar avatar, ExactPose pose, float[] features, float[] view, PortraitLight shown) {
    this.lobes = avatar.lobes();
    this.view = view;
    this.features = features;
    this.pose = pose;
    this.baked = avatar.light().orElse(PortraitLight.EVEN);
    this.shown = shown;
  }

  /**
   * The gain at a place.
   *
   * @param corners [3] vertices of the triangle
   * @param barycentric [3] shares of the corners
   * @param weights [7] skinning weights at the place
   * @return [3] red, green, blue
   */
  double[] gain(Sheet sheet, int[] corners, double[] barycentric, double[] weights) {
    double[] canonical = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < 3; i++) {
        canonical[axis] += barycentric[i] * sheet.normal(corners[i], axis);
      }
    }
    normalise(canonical);
    double[] turned = pose.turn(sheet, weights, canonical);
    normalise(turned);
    double answer = 1;
    for (ShadingFeature feature : ShadingFeature.values()) {
      double response = 0;
      for (int i = 0; i < 3; i++) {
        response += barycentric[i] * sheet.response(feature, corners[i]);
      }
      answer += features[feature.ordinal()] * response;
    }
    if (!lobes.isEmpty() && sheet.hasStrands()) {
      answer += shine(sheet, corners, barycentric, weights, turned);
    }
    answer = Math.clamp(answer, Relighting.LEAST_ANSWER, Relighting.MOST_ANSWER);
    double[] gain = new double[3];
    for (int c = 0; c < 3; c++) {
      gain[c] =
          Math.clamp(
              answer * shade(shown, turned, c) / shade(baked, canonical, c),
              Relighting.LEAST_GAIN,
              Relighting.MOST_GAIN);
    }
    return gain;
  }

  private double shine(
      Sheet sheet, int[] corners, double[] barycentric, double[] weights, double[] normal) {
    double[] canonical = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < 3; i++) {
        canonical[axis] += barycentric[i] * sheet.strand(corners[i], axis);
      }
    }
    normalise(canonical);
    double[] tangent = pose.turn(sheet, weights, canonical);
    normalise(tangent);
    double sum = share(sheet, lobes.size(), corners, barycentric);
    float[] halfway = new float[3];
    for (int lobe = 0; lobe < lobes.size(); lobe++) {
      lobes.get(lobe).halfway(view, halfway, 0);
      sum +=
          share(sheet, lobe, corners, barycentric)
              * lobes
                  .get(lobe)
                  .value(
                      halfway,
                      0,
                      (float) tangent[0],
                      (float) tangent[1],
                      (float) tangent[2],
                      (float) normal[0],
                      (float) normal[1],
                      (float) normal[2]);
    }
    return sum;
  }

  private static double share(Sheet sheet, int plane, int[] corners, double[] barycentric) {
    double share = 0;
    for (int i = 0; i < 3; i++) {
      share += barycentric[i] * sheet.shine(plane, corners[i]);
    }
    return share;
  }

  private static double shade(PortraitLight light, double[] n, int channel) {
    return light.shade((float) n[0], (float) n[1], (float) n[2], channel);
  }

  private static void normalise(double[] v) {
    double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    for (int axis = 0; length > 0 && axis < 3; axis++) {
      v[axis] /= length;
    }
  }
}
