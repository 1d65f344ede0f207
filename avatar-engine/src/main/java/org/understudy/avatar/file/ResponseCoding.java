package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.file.FileHeader.SheetEntry;

/**
 * Codes how the light of vertices answers to features of pose and view and to highlights on
 * strands, as whole steps: feature by feature or lobe by lobe, sheet by sheet. Vertices that are
 * not live do not answer.
 */
final class ResponseCoding {
  private static final int STEPS_PER_UNIT = 64;

  /** One number of a vertex. */
  private interface Answer {
    float of(Sheet sheet, int plane, int vertex);
  }

  private ResponseCoding() {}

  /** How many features have to be coded: up to the last that any vertex answers to. */
  static int features(List<Sheet> sheets) {
    int features = ShadingFeature.COUNT;
    while (features > 0 && !answers(sheets, ShadingFeature.at(features - 1))) {
      features--;
    }
    return features;
  }

  private static boolean answers(List<Sheet> sheets, ShadingFeature feature) {
    for (Sheet sheet : sheets) {
      for (int v = 0; v < sheet.vertexCount(); v++) {
        if (Math.round(sheet.response(feature, v) * STEPS_PER_UNIT) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The coded responses.
   *
   * @param live per sheet which vertices are coded
   * @param features how many features are coded
   */
  static byte[] encode(List<Sheet> sheets, List<boolean[]> live, int features) {
    return encode(sheets, live, features, (sheet, f, v) -> sheet.response(ShadingFeature.at(f), v));
  }

  /**
   * The coded shine.
   *
   * @param live per sheet which vertices are coded
   * @param planes numbers of a vertex
   */
  static byte[] encodeShine(List<Sheet> sheets, List<boolean[]> live, int planes) {
    return encode(sheets, live, planes, Sheet::shine);
  }

  private static byte[] encode(
      List<Sheet> sheets, List<boolean[]> live, int planes, Answer answer) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (int plane = 0; plane < planes; plane++) {
      int @Nullable [] previous = null;
      for (int s = 0; s < sheets.size(); s++) {
        int[] values = new int[sheets.get(s).vertexCount()];
        for (int v = 0; v < values.length; v++) {
          values[v] = Math.round(answer.of(sheets.get(s), plane, v) * STEPS_PER_UNIT);
        }
        new PlaneCoding(sheets.get(s).columns() + 1, live.get(s), false)
            .encode(out, values, previous);
        previous = values;
      }
    }
    return out.toBytes();
  }

  /**
   * Per sheet [{@link ShadingFeature#COUNT}][V].
   *
   * @param features how many features are coded
   */
  static List<float[]> decode(
      Section section, List<SheetEntry> sheets, List<boolean[]> live, int features)
      throws IOException {
    return decode(section, sheets, live, features, ShadingFeature.COUNT);
  }

  /** Per sheet [planes][V]. */
  static List<float[]> decodeShine(
      Section section, List<SheetEntry> sheets, List<boolean[]> live, int planes)
      throws IOException {
    return decode(section, sheets, live, planes, planes);
  }

  private static List<float[]> decode(
      Section section, List<SheetEntry> sheets, List<boolean[]> live, int coded, int all)
      throws IOException {
    List<float[]> decoded = new ArrayList<>();
    for (SheetEntry sheet : sheets) {
      decoded.add(new float[all * sheet.vertexCount()]);
    }
    PlaneCoding.Sink sink =
        new PlaneCoding.Sink() {
          @Override
          public void take(int s, int plane, int[] values, boolean[] rows) throws IOException {
            int stride = sheets.get(s).columns() + 1;
            int to = plane * sheets.get(s).vertexCount();
            for (int row = 0; row < rows.length; row++) {
              if (rows[row]) {
                int from = row * stride;
                decodeRow(
                    section.name(), sheets.get(s), values, from, stride, decoded.get(s), to + from);
              }
            }
          }
        };
    PlaneCoding.decodeEach(section, sheets, live, coded, false, sink);
    return decoded;
  }

  /**
   * One row; a method of its own because short methods are compiled sooner in a new process.
   *
   * @param to where the row's responses begin in what is filled
   */
  private static void decodeRow(
      String section,
      SheetEntry sheet,
      int[] plane,
      int from,
      int stride,
      float[] responses,
      int to)
      throws IOException {
    for (int i = 0; i < stride; i++) {
      float response = plane[from + i] * (1f / STEPS_PER_UNIT);
      if (response < SheetShading.LEAST_RESPONSE || response > SheetShading.MOST_RESPONSE) {
        throw new IOException(
            "section %s: one of vertex %d of sheet %s is beyond %s..%s"
                .formatted(
                    section,
                    from + i,
                    sheet.name(),
                    SheetShading.LEAST_RESPONSE,
                    SheetShading.MOST_RESPONSE));
      }
      responses[to + i] = response;
    }
  }
}
