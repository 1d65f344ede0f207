package org.understudy.avatar.generator;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.understudy.avatar.EyeAttachment;

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
   * Where an eyeball of a body is.
   *
   * @param codes [C]
   */
  public EyeAttachment eye(EyeAttachment.Eye eye, float[] codes) {
    int at = eye == EyeAttachment.Eye.LEFT ? 0 : 3;
    float[] centre = {eyeMean[at], eyeMean[at + 1], eyeMean[at + 2]};
    for (int c = 0; c < codes.length; c++) {
      for (int k = 0; k < 3; k++) {
        centre[k] += codes[c] * eyeBasis[6 * c + at + k];
      }
    }
    return new EyeAttachment(eye, centre[0], centre[1], centre[2]);
  }

  /**
   * The same lattices with coarser textures.
   *
   * @param factor how many texels along each side become one
   */
  public SheetTemplate reduced(int factor) {
    return with(sheet -> sheet.reduced(factor));
  }

  /** The same people on changed sheets. */
  public SheetTemplate with(UnaryOperator<TemplateSheet> change) {
    return new SheetTemplate(
        identityCount,
        shapeCount,
        canonicalExpression,
        eyeMean,
        eyeBasis,
        sheets.stream().map(change).toList());
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
