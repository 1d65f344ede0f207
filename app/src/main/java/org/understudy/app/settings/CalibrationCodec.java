package org.understudy.app.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.ResponseCurve;
import org.understudy.app.calibration.ResponseCurves;
import org.understudy.parametric.ArkitExpression;
import tools.jackson.databind.JsonNode;

/**
 * A calibration as JSON: {@code {"gain":{"jawOpen":1.2},"offset":{},"smoothing":0.9,
 * "curves":{"jawOpen":[[0,0],[0.4,0.6],[1,1]]}}}. Coefficients that are absent are as usual.
 */
final class CalibrationCodec {
  private CalibrationCodec() {}

  static Map<String, Object> json(Calibration calibration) {
    Map<String, Object> gain = new LinkedHashMap<>();
    Map<String, Object> offset = new LinkedHashMap<>();
    Map<String, Object> curves = new LinkedHashMap<>();
    for (ArkitExpression e : ArkitExpression.all()) {
      if (calibration.gain(e) != 1) {
        gain.put(e.arkitName(), calibration.gain(e));
      }
      if (calibration.offset(e) != 0) {
        offset.put(e.arkitName(), calibration.offset(e));
      }
      ResponseCurve curve = calibration.curves().of(e);
      if (!curve.equals(ResponseCurve.IDENTITY)) {
        curves.put(
            e.arkitName(),
            curve.points().stream().map(point -> List.of(point.x(), point.y())).toList());
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("gain", gain);
    json.put("offset", offset);
    json.put("smoothing", calibration.smoothing());
    if (!curves.isEmpty()) {
      json.put("curves", curves);
    }
    return json;
  }

  static Calibration read(JsonNode json) {
    float[] gain = new float[ArkitExpression.COUNT];
    float[] offset = new float[ArkitExpression.COUNT];
    ResponseCurves curves = ResponseCurves.IDENTITY;
    for (ArkitExpression e : ArkitExpression.all()) {
      gain[e.ordinal()] = (float) SettingsCodec.number(json.path("gain"), e.arkitName(), 1);
      offset[e.ordinal()] = (float) SettingsCodec.number(json.path("offset"), e.arkitName(), 0);
      JsonNode points = json.path("curves").path(e.arkitName());
      if (!points.isMissingNode()) {
        curves = curves.with(List.of(e), curve(e, points));
      }
    }
    return new Calibration(gain, offset, SettingsCodec.number(json, "smoothing", 1), curves);
  }

  private static ResponseCurve curve(ArkitExpression e, JsonNode points) {
    List<ResponseCurve.Point> list = new ArrayList<>();
    if (!points.isArray()) {
      throw SettingsCodec.refused(e.arkitName(), "points of a response curve", points);
    }
    try {
      for (JsonNode point : points) {
        if (!point.isArray() || point.size() != 2 || !numbers(point)) {
          throw new IllegalArgumentException("a point is two numbers, got " + point);
        }
        list.add(new ResponseCurve.Point(point.get(0).doubleValue(), point.get(1).doubleValue()));
      }
      return new ResponseCurve(list);
    } catch (IllegalArgumentException reason) {
      throw new IllegalArgumentException(
          "the curve of %s: %s".formatted(e.arkitName(), reason.getMessage()), reason);
    }
  }

  private static boolean numbers(JsonNode point) {
    return point.get(0).isNumber() && point.get(1).isNumber();
  }

  /** Calibrations to go back to: a list, or the single one of files before there were several. */
  static List<Calibration> readAll(JsonNode json) {
    if (json.isMissingNode()) {
      return List.of();
    }
    if (json.isObject()) {
      return List.of(read(json));
    }
    List<Calibration> all = new ArrayList<>();
    for (JsonNode one : json) {
      if (!one.isObject()) {
        throw SettingsCodec.refused("calibrationBefore", "calibrations", json);
      }
      all.add(read(one));
    }
    if (!json.isArray()) {
      throw SettingsCodec.refused("calibrationBefore", "calibrations", json);
    }
    return all;
  }
}
