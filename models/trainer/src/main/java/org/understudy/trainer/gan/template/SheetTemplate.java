package org.understudy.trainer.gan.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.SheetShading;
import org.understudy.trainer.bake.SheetDraft;

/**
 * All manifolds of generated people. Codes are the identity coefficients of the face model followed
 * by the shape coefficients of the bust model. Immutable and safe to share.
 *
 * @param identityCount identity coefficients
 * @param shapeCount shape coefficients
 * @param canonicalExpression [52] the expression in which the lattices lie
 * @param eyeMean [2][3] centres of the left and the right eyeball of the mean body, metres
 * @param eyeBasis [C][2][3] metres per unit of a code
 * @param sheets in the order they are drawn
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record SheetTemplate(
    int identityCount,
    int shapeCount,
    float[] canonicalExpression,
    float[] eyeMean,
    float[] eyeBasis,
    List<TemplateSheet> sheets) {

  private static final float[] NOTHING = {};

  public SheetTemplate {
    sheets = List.copyOf(sheets);
    for (TemplateSheet sheet : sheets) {
      if (sheet.codes() != identityCount + shapeCount) {
        throw new IllegalArgumentException(
            "sheet %s takes %d codes, the template %d"
                .formatted(sheet.name(), sheet.codes(), identityCount + shapeCount));
      }
    }
  }

  /** Number of codes C. */
  public int codes() {
    return identityCount + shapeCount;
  }

  /** Identity and shape coefficients one after another, a fresh array [C]. */
  public float[] join(float[] identity, float[] shape) {
    if (identity.length != identityCount || shape.length != shapeCount) {
      throw new IllegalArgumentException(
          "the template takes %d identity and %d shape codes, got %d and %d"
              .formatted(identityCount, shapeCount, identity.length, shape.length));
    }
    float[] codes = new float[codes()];
    System.arraycopy(identity, 0, codes, 0, identityCount);
    System.arraycopy(shape, 0, codes, identityCount, shapeCount);
    return codes;
  }

  /**
   * One body's sheets without colours.
   *
   * @param codes [C]
   * @param index of the sheet
   */
  public SheetDraft draft(float[] codes, int index) {
    TemplateSheet sheet = sheets.get(index);
    return draft(codes, sheet, new float[4 * sheet.width() * sheet.height()]);
  }

  /**
   * One body's sheets as they lie, without room for colours.
   *
   * @param codes [C]
   */
  public List<SheetDraft> lattices(float[] codes) {
    return sheets.stream().map(sheet -> draft(codes, sheet, NOTHING)).toList();
  }

  private SheetDraft draft(float[] codes, TemplateSheet sheet, float[] texture) {
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
        sheet.eye().map(eye -> attachment(eye, codes)),
        SheetShading.NONE,
        sheet.seeThrough() ? SheetDraft.Fitted.COLOUR_AND_ALPHA : SheetDraft.Fitted.COLOUR);
  }

  /** All of one body's sheets without colours. */
  public List<SheetDraft> drafts(float[] codes) {
    return IntStream.range(0, sheets.size()).mapToObj(i -> draft(codes, i)).toList();
  }

  private EyeAttachment attachment(EyeAttachment.Eye eye, float[] codes) {
    int at = eye == EyeAttachment.Eye.LEFT ? 0 : 3;
    float[] centre = {eyeMean[at], eyeMean[at + 1], eyeMean[at + 2]};
    for (int c = 0; c < codes.length; c++) {
      for (int k = 0; k < 3; k++) {
        centre[k] += codes[c] * eyeBasis[6 * c + at + k];
      }
    }
    return new EyeAttachment(eye, centre[0], centre[1], centre[2]);
  }

  /** Texels of all sheets. */
  public int texels() {
    return sheets.stream().mapToInt(s -> s.width() * s.height()).sum();
  }

  /** Vertices of all sheets. */
  public int vertices() {
    return sheets.stream().mapToInt(TemplateSheet::vertices).sum();
  }

  /** The sheet of a name. */
  public Optional<TemplateSheet> find(String name) {
    return sheets.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
