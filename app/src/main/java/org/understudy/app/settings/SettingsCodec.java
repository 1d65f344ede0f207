package org.understudy.app.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.report.IndentedJson;
import org.understudy.avatar.LightPreset;
import org.understudy.parametric.file.FormatVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settings as JSON, {@code {"version":1, ...}}. What is absent is as usual; what is of the wrong
 * kind or out of range makes the whole file damaged, so that nothing is half believed. Keys of
 * later versions are passed over.
 */
final class SettingsCodec {
  /** The version that is written, and the newest that is read. */
  static final int VERSION = 1;

  private SettingsCodec() {}

  static String write(Settings settings) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(FormatVersion.FIELD, VERSION);
    json.put("welcomed", settings.welcomed());
    json.put("theme", lower(settings.theme()));
    json.put("selfView", settings.selfView());
    CallSettings call = settings.call();
    Map<String, Object> c = new LinkedHashMap<>();
    c.put("camera", call.camera());
    c.put("loop", call.loop());
    c.put("cameraSize", call.cameraSize());
    c.put("sinks", call.sinks());
    c.put("avatar", call.avatar());
    c.put("size", call.look().size());
    c.put("framesPerSecond", call.look().framesPerSecond());
    c.put("background", call.look().background());
    c.put("light", lower(call.look().light()));
    c.put("mirrored", call.look().mirrored());
    c.put("marked", call.look().marked());
    c.put("budgetMilliseconds", call.budgetMilliseconds());
    c.put("microphone", call.microphone());
    json.put("call", c);
    if (!settings.calibration().isNone()) {
      json.put("calibration", CalibrationCodec.json(settings.calibration()));
    }
    if (!settings.calibrationBefore().isEmpty()) {
      json.put(
          "calibrationBefore",
          settings.calibrationBefore().stream().map(CalibrationCodec::json).toList());
    }
    return IndentedJson.text(json);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static Settings read(String text) throws DamagedSettings {
    try {
      JsonNode json = JsonMapper.shared().readTree(text);
      if (json == null || !json.isObject()) {
        throw new DamagedSettings("it is no JSON object");
      }
      if (!json.has(FormatVersion.FIELD)) {
        throw new DamagedSettings("it has no version");
      }
      Optional<String> refusal =
          FormatVersion.refusal(json.path(FormatVersion.FIELD).toString(), VERSION);
      if (refusal.isPresent()) {
        throw new DamagedSettings(refusal.get());
      }
      return settings(json);
    } catch (JacksonException e) {
      throw new DamagedSettings("it is no JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw new DamagedSettings(String.valueOf(e.getMessage()));
    }
  }

  private static Settings settings(JsonNode json) {
    Settings usual = Settings.USUAL;
    JsonNode c = json.path("call");
    CallSettings call = usual.call();
    LookSettings look = call.look();
    return new Settings(
        bool(json, "welcomed", usual.welcomed()),
        choice(json, "theme", Theme.class, usual.theme()),
        bool(json, "selfView", usual.selfView()),
        new CallSettings(
            text(c, "camera", call.camera()),
            bool(c, "loop", call.loop()),
            text(c, "cameraSize", call.cameraSize()),
            texts(c, "sinks", call.sinks()),
            text(c, "avatar", call.avatar()),
            new LookSettings(
                text(c, "size", look.size()),
                number(c, "framesPerSecond", look.framesPerSecond()),
                text(c, "background", look.background()),
                choice(c, "light", LightPreset.class, look.light()),
                bool(c, "mirrored", look.mirrored()),
                bool(c, "marked", look.marked())),
            number(c, "budgetMilliseconds", call.budgetMilliseconds()),
            text(c, "microphone", call.microphone())),
        json.has("calibration")
            ? CalibrationCodec.read(json.path("calibration"))
            : Calibration.NONE,
        CalibrationCodec.readAll(json.path("calibrationBefore")));
  }

  private static boolean bool(JsonNode json, String key, boolean usual) {
    JsonNode value = json.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isBoolean()) {
      throw refused(key, "true or false", value);
    }
    return value.booleanValue();
  }

  static double number(JsonNode json, String key, double usual) {
    JsonNode value = json.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isNumber()) {
      throw refused(key, "a number", value);
    }
    return value.doubleValue();
  }

  private static String text(JsonNode json, String key, String usual) {
    JsonNode value = json.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isString()) {
      throw refused(key, "a text", value);
    }
    return value.stringValue();
  }

  private static List<String> texts(JsonNode json, String key, List<String> usual) {
    JsonNode value = json.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      if (!one.isString()) {
        throw refused(key, "texts", value);
      }
      texts.add(one.stringValue());
    }
    if (!value.isArray()) {
      throw refused(key, "a list", value);
    }
    return texts;
  }

  private static <E extends Enum<E>> E choice(JsonNode json, String key, Class<E> type, E usual) {
    String name = text(json, key, lower(usual));
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> lower(value).equals(name))
        .findFirst()
        .orElseThrow(() -> refused(key, "one of its choices", json.path(key)));
  }

  static IllegalArgumentException refused(String key, String wanted, JsonNode value) {
    return new IllegalArgumentException("\"%s\" takes %s, got %s".formatted(key, wanted, value));
  }
}
