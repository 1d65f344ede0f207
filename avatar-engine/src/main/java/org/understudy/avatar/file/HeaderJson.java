package org.understudy.avatar.file;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.avatar.file.FileHeader.SectionEntry;
import org.understudy.avatar.file.FileHeader.SheetEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The header as JSON, by Jackson's streaming interface: data binding would take longer to start up
 * than the rest of the file takes to load.
 */
final class HeaderJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private HeaderJson() {}

  static byte[] write(FileHeader header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("name", header.name());
      json.writeObjectPropertyStart("metadata");
      header.metadata().forEach(json::writeStringProperty);
      json.writeEndObject();
      writeFloats(json, "skeleton", header.skeleton());
      json.writeArrayPropertyStart("framingRoot");
      for (double value : header.framingRoot()) {
        json.writeNumber(value);
      }
      json.writeEndArray();
      json.writeNumberProperty("framingFieldOfViewDegrees", header.framingFieldOfViewDegrees());
      writeFloats(json, "canonicalExpression", header.canonicalExpression());
      json.writeNumberProperty("positionStep", header.positionStep());
      json.writeNumberProperty("displacementStep", header.displacementStep());
      json.writeArrayPropertyStart("sheets");
      header.sheets().forEach(sheet -> writeSheet(json, sheet));
      json.writeEndArray();
      json.writeArrayPropertyStart("sections");
      for (SectionEntry section : header.sections()) {
        json.writeStartObject();
        json.writeStringProperty("name", section.name());
        json.writeNumberProperty("length", section.length());
        json.writeNumberProperty("crc32", section.crc32());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void writeSheet(JsonGenerator json, SheetEntry sheet) {
    json.writeStartObject();
    json.writeStringProperty("name", sheet.name());
    json.writeNumberProperty("columns", sheet.columns());
    json.writeNumberProperty("rows", sheet.rows());
    json.writeNumberProperty("textureWidth", sheet.textureWidth());
    json.writeNumberProperty("textureHeight", sheet.textureHeight());
    json.writeStringProperty("eye", sheet.eye());
    writeFloats(json, "eyeCentre", sheet.eyeCentre());
    json.writeEndObject();
  }

  private static void writeFloats(JsonGenerator json, String name, float[] values) {
    json.writeArrayPropertyStart(name);
    for (float value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  /**
   * The header; throws IllegalArgumentException naming the part that is missing or of another kind,
   * or Jackson's exception for what is no JSON.
   */
  static FileHeader read(byte[] bytes) {
    Fields header;
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      json.nextToken();
      header = new Fields("header", value(json));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    Fields extra = header.object("metadata");
    extra.names().forEach(name -> metadata.put(name, extra.text(name)));
    List<SheetEntry> sheets = new ArrayList<>();
    for (Fields sheet : header.objects("sheets")) {
      sheets.add(
          new SheetEntry(
              sheet.text("name"),
              sheet.number("columns").intValue(),
              sheet.number("rows").intValue(),
              sheet.number("textureWidth").intValue(),
              sheet.number("textureHeight").intValue(),
              sheet.text("eye"),
              sheet.floats("eyeCentre")));
    }
    List<SectionEntry> sections = new ArrayList<>();
    for (Fields section : header.objects("sections")) {
      sections.add(
          new SectionEntry(
              section.text("name"),
              section.number("length").intValue(),
              section.number("crc32").longValue()));
    }
    return new FileHeader(
        header.text("name"),
        metadata,
        header.floats("skeleton"),
        header.doubles("framingRoot"),
        header.number("framingFieldOfViewDegrees").doubleValue(),
        header.floats("canonicalExpression"),
        header.number("positionStep").floatValue(),
        header.number("displacementStep").floatValue(),
        sheets,
        sections);
  }

  /** The value at the current token as Map, List, String, Number or Boolean. */
  private static Object value(JsonParser json) {
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = json.currentName();
          json.nextToken();
          map.put(name, value(json));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_STRING -> json.getString();
      default -> throw new IllegalArgumentException("the header holds an unexpected " + token);
    };
  }

  /** The fields of one JSON object, by name and kind. */
  private record Fields(String place, Map<?, ?> values) {
    Fields(String place, Object value) {
      this(place, value instanceof Map<?, ?> map ? map : Map.of());
    }

    List<String> names() {
      return values.keySet().stream().map(String::valueOf).toList();
    }

    String text(String name) {
      return field(name, String.class);
    }

    Number number(String name) {
      return field(name, Number.class);
    }

    Fields object(String name) {
      return new Fields(place + "." + name, (Object) field(name, Map.class));
    }

    List<Fields> objects(String name) {
      List<Fields> all = new ArrayList<>();
      for (Object value : field(name, List.class)) {
        all.add(new Fields(place + "." + name, value));
      }
      return all;
    }

    double[] doubles(String name) {
      List<?> list = field(name, List.class);
      double[] out = new double[list.size()];
      for (int i = 0; i < out.length; i++) {
        if (!(list.get(i) instanceof Number number)) {
          throw wrong(name, "numbers");
        }
        out[i] = number.doubleValue();
      }
      return out;
    }

    float[] floats(String name) {
      double[] values = doubles(name);
      float[] out = new float[values.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) values[i];
      }
      return out;
    }

    private <T> T field(String name, Class<T> kind) {
      Object value = values.get(name);
      if (!kind.isInstance(value)) {
        throw wrong(name, kind.getSimpleName());
      }
      return kind.cast(value);
    }

    private IllegalArgumentException wrong(String name, String expected) {
      return new IllegalArgumentException(
          "%s.%s: expected %s, found %s".formatted(place, name, expected, values.get(name)));
    }
  }
}
