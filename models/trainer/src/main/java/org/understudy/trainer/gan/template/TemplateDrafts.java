package org.understudy.trainer.gan.template;

import java.util.List;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.trainer.bake.SheetDraft;

/** The sheets of a template's bodies in the form in which they are fitted and drawn. */
public final class TemplateDrafts {
  private static final float[] NOTHING = {};

  private TemplateDrafts() {}

  /**
   * One body's sheets without colours.
   *
   * @param codes [C]
   */
  public static List<SheetDraft> blank(SheetTemplate template, float[] codes) {
    return template.sheets().stream()
        .map(sheet -> draft(template, codes, sheet, new float[4 * sheet.width() * sheet.height()]))
        .toList();
  }

  /**
   * One body's sheets as they lie, without room for colours.
   *
   * @param codes [C]
   */
  public static List<SheetDraft> lattices(SheetTemplate template, float[] codes) {
    return template.sheets().stream().map(sheet -> draft(template, codes, sheet, NOTHING)).toList();
  }

  private static SheetDraft draft(
      SheetTemplate template, float[] codes, TemplateSheet sheet, float[] texture) {
    float[] vertices = new float[sheet.mean().length];
    sheet.shape(codes, vertices);
    return new SheetDraft(
        sheet.name(),
        sheet.columns(),
        sheet.rows(),
        vertices,
        sheet.weights(),
        sheet.displacements(),
        sheet.width(),
        sheet.height(),
        texture,
        sheet.free(),
        sheet.eye().map(eye -> template.eye(eye, codes)),
        SheetShading.NONE,
        sheet.seeThrough() ? SheetDraft.Fitted.COLOUR_AND_ALPHA : SheetDraft.Fitted.COLOUR);
  }
}
