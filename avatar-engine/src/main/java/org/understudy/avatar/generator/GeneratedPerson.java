package org.understudy.avatar.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.avatar.UsualFraming;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.Skeleton;

/**
 * Codes and painted texels to an avatar like every other. Immutable and safe to share.
 *
 * @param template the sheets
 * @param bust whose joints move them
 */
public record GeneratedPerson(SheetTemplate template, BustModel bust) {
  private static final float NEGLIGIBLE_METRES = 2e-5f;

  public GeneratedPerson {
    if (bust.shapeCount() != template.shapeCount()) {
      throw new IllegalArgumentException(
          "the template takes %d shape codes, the bust model %d"
              .formatted(template.shapeCount(), bust.shapeCount()));
    }
  }

  /**
   * Puts an avatar together. Sheets of which nothing is seen are left out.
   *
   * @param name what users call it
   * @param metadata how it was made
   * @param codes [C] identity and shape codes
   * @param texels [texels][4] premultiplied sRGB-encoded RGBA 0..1 in the template's order
   */
  public Avatar avatar(String name, Map<String, String> metadata, float[] codes, float[] texels) {
    if (texels.length != 4 * template.texels()) {
      throw new IllegalArgumentException(
          "the template has %d texels of four numbers, got %d numbers"
              .formatted(template.texels(), texels.length));
    }
    List<Sheet> sheets = new ArrayList<>();
    int first = 0;
    for (TemplateSheet sheet : template.sheets()) {
      RgbaImage image = RgbaImage.ofPremultiplied(texels, 4 * first, sheet.width(), sheet.height());
      first += sheet.width() * sheet.height();
      if (Arrays.stream(image.pixels()).anyMatch(pixel -> pixel != 0)) {
        sheets.add(sheet(sheet, codes, image));
      }
    }
    Skeleton skeleton =
        bust.skeleton(Arrays.copyOfRange(codes, template.identityCount(), template.codes()));
    return new Avatar(
        name,
        metadata,
        skeleton,
        UsualFraming.of(skeleton),
        template.canonicalExpression(),
        sheets);
  }

  private Sheet sheet(TemplateSheet sheet, float[] codes, RgbaImage image) {
    float[] vertices = new float[sheet.mean().length];
    sheet.shape(codes, vertices);
    List<SparseDisplacement> displacements =
        Arrays.stream(sheet.displacements())
            .map(dense -> SparseDisplacement.ofDense(dense, NEGLIGIBLE_METRES))
            .toList();
    return new Sheet(
        sheet.name(),
        sheet.columns(),
        sheet.rows(),
        vertices,
        sheet.weights(),
        displacements,
        image,
        sheet.eye().map(eye -> template.eye(eye, codes)));
  }
}
