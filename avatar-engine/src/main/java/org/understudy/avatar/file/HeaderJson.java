package org.understudy.avatar.file;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.file.FileHeader.SectionEntry;
import org.understudy.avatar.file.FileHeader.SheetEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The header as JSON. Jackson writes it; it is read by {@link JsonTree}, for Jackson takes longer
 * to start up in a new process than the rest of the header takes.
 */
final class HeaderJson {
  private static final Set<String> NAMES =
      Set.of(
          "name",
          "metadata",
          "skeleton",
          "framingRoot",
          "framingFieldOfViewDegrees",
          "canonicalExpression",
          "light",
          "features",
          "lobes",
          "positionStep",
          "displacementStep",
          "sheets",
          "sections");
  private static final Set<String> FIRST_NAMES = without("light", "features", "lobes");
  private static final Set<String> SECOND_NAMES = without("features", "lobes");

  private static final Set<String> SHEET_NAMES =
      Set.of("name", "columns", "rows", "textureWidth", "textureHeight", "eye", "eyeCentre");
  private static final Set<String> SECTION_NAMES = Set.of("name", "length", "crc32");

  private HeaderJson() {}

  /** Those of earlier versions. */
  private static Set<String> without(String... later) {
    Set<String> names = new HashSet<>(NAMES);
    for (String name : later) {
      names.remove(name);
    }
    return names;
  }

  static byte[] write(FileHeader header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
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
      writeFloats(json, "light", header.light());
      json.writeNumberProperty("features", header.features());
      writeFloats(json, "lobes", header.lobes());
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
   * The header of a file of some version, 1 or later; throws IllegalArgumentException naming the
   * part that is missing, of another kind or out of bounds.
   */
  static FileHeader read(byte[] bytes, int version) {
    HeaderFields header = new HeaderFields("header", JsonTree.parse(bytes));
    header.allow(version == 1 ? FIRST_NAMES : version == 2 ? SECOND_NAMES : NAMES);
    Map<String, String> metadata = new LinkedHashMap<>();
    HeaderFields extra = header.object("metadata");
    for (String name : extra.names()) {
      metadata.put(name, extra.text(name));
    }
    List<SheetEntry> sheets = readSheets(header.objects("sheets", AvatarLimits.SHEETS));
    List<SectionEntry> sections = readSections(header.objects("sections", AvatarLimits.SECTIONS));
    return new FileHeader(
        header.text("name"),
        metadata,
        header.floats("skeleton"),
        header.doubles("framingRoot"),
        header.number("framingFieldOfViewDegrees"),
        header.floats("canonicalExpression"),
        version == 1 ? new float[0] : header.floats("light"),
        version < 3 ? ShadingFeature.OF_POSE : header.integer("features"),
        version < 3 ? new float[0] : header.floats("lobes"),
        (float) header.number("positionStep"),
        (float) header.number("displacementStep"),
        sheets,
        sections);
  }

  private static List<SheetEntry> readSheets(List<HeaderFields> objects) {
    List<SheetEntry> sheets = new ArrayList<>();
    for (HeaderFields sheet : objects) {
      try {
        sheet.allow(SHEET_NAMES);
        sheets.add(
            new SheetEntry(
                sheet.text("name"),
                sheet.integer("columns"),
                sheet.integer("rows"),
                sheet.integer("textureWidth"),
                sheet.integer("textureHeight"),
                sheet.text("eye"),
                sheet.floats("eyeCentre")));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "sheet %d: %s".formatted(sheets.size(), e.getMessage()), e);
      }
    }
    return sheets;
  }

  private static List<SectionEntry> readSections(List<HeaderFields> objects) {
    List<SectionEntry> sections = new ArrayList<>();
    for (HeaderFields section : objects) {
      try {
        section.allow(SECTION_NAMES);
        sections.add(
            new SectionEntry(
                section.text("name"), section.integer("length"), section.unsigned("crc32")));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "section %d: %s".formatted(sections.size(), e.getMessage()), e);
      }
    }
    return sections;
  }
}
