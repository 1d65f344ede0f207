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
 * Codes how the light of vertices answers to features of the pose, as whole steps: feature by
 * feature, sheet by sheet. Vertices that are not live do not answer.
 */
final class ResponseCoding {
  private static final int STEPS_PER_UNIT = 64;

  private ResponseCoding() {}

  /**
   * The coded responses.
   *
   * @param live per sheet which vertices are coded
   */
  static byte[] encode(List<Sheet> sheets, List<boolean[]> live) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (ShadingFeature feature : ShadingFeature.values()) {
      int @Nullable [] previous = null;
      for (int s = 0; s < sheets.size(); s++) {
        int[] values = new int[sheets.get(s).vertexCount()];
        for (int v = 0; v < values.length; v++) {
          values[v] = Math.round(sheets.get(s).response(feature, v) * STEPS_PER_UNIT);
        }
        new PlaneCoding(sheets.get(s).columns() + 1, live.get(s), false)
            .encode(out, values, previous);
        previous = values;
      }
    }
    return out.toBytes();
  }

  /** Per sheet [features][V]. */
  static List<float[]> decode(Section section, List<SheetEntry> sheets, List<boolean[]> live)
      throws IOException {
    List<int[][]> planes =
        PlaneCoding.decodeAll(section, sheets, live, ShadingFeature.COUNT, false);
    List<float[]> all = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      int count = live.get(s).length;
      float[] responses = new float[ShadingFeature.COUNT * count];
      int stride = sheets.get(s).columns() + 1;
      for (int f = 0; f < ShadingFeature.COUNT; f++) {
        int[] plane = planes.get(s)[f];
        for (int v = 0; v < count; v += stride) {
          decodeRow(sheets.get(s), plane, v, stride, responses, f * count + v);
        }
      }
      all.add(responses);
    }
    return all;
  }

  /**
   * One row; a method of its own because short methods are compiled sooner in a new process.
   *
   * @param to where the row's responses begin in what is filled
   */
  private static void decodeRow(
      SheetEntry sheet, int[] plane, int from, int stride, float[] responses, int to)
      throws IOException {
    for (int i = 0; i < stride; i++) {
      float response = plane[from + i] * (1f / STEPS_PER_UNIT);
      if (response < SheetShading.LEAST_RESPONSE || response > SheetShading.MOST_RESPONSE) {
        throw new IOException(
            "section responses: one of vertex %d of sheet %s is beyond %s..%s"
                .formatted(
                    from + i,
                    sheet.name(),
                    SheetShading.LEAST_RESPONSE,
                    SheetShading.MOST_RESPONSE));
      }
      responses[to + i] = response;
    }
  }
}
