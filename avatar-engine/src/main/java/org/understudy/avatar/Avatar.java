package org.understudy.avatar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Skeleton;

/**
 * One person's canonical radiance sheets and what is needed to move and frame them. Immutable and
 * safe to share between threads.
 *
 * <p>The canonical state is the expression in which the sheets' vertices lie: a partly open jaw and
 * partly closed lids, so that inner mouth and eyeballs have texels of their own. A lattice vertex
 * moves by {@code sum_e (expression[e] - canonical[e]) * displacement_e} before it is skinned.
 *
 * <p>Where the light is known under which the textures were taken, a vertex that turns, or another
 * light, multiplies them by the quotient of what its normal receives now and what it received then.
 *
 * <p>Compositing (eq. 8 of the paper) is done on the sRGB-encoded premultiplied values of the
 * textures, front to back by depth; sheets have no order of their own.
 */
public final class Avatar {
  private final String name;
  private final Map<String, String> metadata;
  private final Skeleton skeleton;
  private final Framing framing;
  private final float[] canonicalExpression;
  private final List<Sheet> sheets;
  private final Optional<PortraitLight> light;
  private final List<StrandLobe> lobes;

  /**
   * An avatar.
   *
   * @param name what users call it, not blank
   * @param metadata how it was made (seed, command, metrics, licence); order is kept
   * @param skeleton rest joints of the bust
   * @param framing where its usual picture is taken from
   * @param canonicalExpression [52] coefficients 0..1 at which the sheets' vertices lie; copied
   * @param sheets at least one
   */
  public Avatar(
      String name,
      Map<String, String> metadata,
      Skeleton skeleton,
      Framing framing,
      float[] canonicalExpression,
      List<Sheet> sheets) {
    this(name, metadata, skeleton, framing, canonicalExpression, sheets, Optional.empty());
  }

  /**
   * An avatar that can be lit.
   *
   * @param light under which the textures were taken; where present, every sheet has normals
   * @see #Avatar(String, Map, Skeleton, Framing, float[], List)
   */
  public Avatar(
      String name,
      Map<String, String> metadata,
      Skeleton skeleton,
      Framing framing,
      float[] canonicalExpression,
      List<Sheet> sheets,
      Optional<PortraitLight> light) {
    this(name, metadata, skeleton, framing, canonicalExpression, sheets, light, List.of());
  }

  /**
   * An avatar whose hair shines.
   *
   * @param lobes what strands answer to, at most {@link StrandLobe#MOST}; none without a light.
   *     Where there are none, strands of sheets mean nothing
   * @see #Avatar(String, Map, Skeleton, Framing, float[], List, Optional)
   */
  public Avatar(
      String name,
      Map<String, String> metadata,
      Skeleton skeleton,
      Framing framing,
      float[] canonicalExpression,
      List<Sheet> sheets,
      Optional<PortraitLight> light,
      List<StrandLobe> lobes) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an avatar takes a name that is not blank");
    }
    if (canonicalExpression.length != ArkitExpression.COUNT) {
      throw new IllegalArgumentException(
          "avatar %s: the canonical expression takes %d coefficients, got %d"
              .formatted(name, ArkitExpression.COUNT, canonicalExpression.length));
    }
    for (float coefficient : canonicalExpression) {
      if (!(coefficient >= 0 && coefficient <= 1)) {
        throw new IllegalArgumentException(
            "avatar %s: canonical coefficients are within 0..1, got %s"
                .formatted(name, coefficient));
      }
    }
    if (sheets.isEmpty()) {
      throw new IllegalArgumentException("avatar %s: takes at least one sheet".formatted(name));
    }
    this.name = name;
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    this.skeleton = skeleton;
    this.framing = framing;
    this.canonicalExpression = canonicalExpression.clone();
    this.sheets = List.copyOf(sheets);
    this.light = light;
    this.lobes = List.copyOf(lobes);
    checkNormals();
    checkStrands();
  }

  private void checkNormals() {
    for (Sheet sheet : sheets) {
      if (light.isPresent() && !sheet.hasNormals()) {
        throw new IllegalArgumentException(
            "avatar %s: can be lit, but sheet %s has no normals".formatted(name, sheet.name()));
      }
    }
  }

  private void checkStrands() {
    if (lobes.size() > StrandLobe.MOST) {
      throw new IllegalArgumentException(
          "avatar %s: takes at most %d lobes, got %d"
              .formatted(name, StrandLobe.MOST, lobes.size()));
    }
    if (light.isEmpty() && !lobes.isEmpty()) {
      throw new IllegalArgumentException("avatar %s: has highlights, but no light".formatted(name));
    }
    for (Sheet sheet : sheets) {
      int expected = lobes.size() + 1;
      int found = sheet.shading().shine().length / sheet.vertexCount();
      if (!lobes.isEmpty() && sheet.hasStrands() && found != expected) {
        throw new IllegalArgumentException(
            "avatar %s: sheet %s shines by %d numbers a vertex, expected %d"
                .formatted(name, sheet.name(), found, expected));
      }
    }
  }

  /** What users call this avatar. */
  public String name() {
    return name;
  }

  /** How the avatar was made; unmodifiable. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Rest joints of the bust. */
  public Skeleton skeleton() {
    return skeleton;
  }

  /** Where the usual picture is taken from. */
  public Framing framing() {
    return framing;
  }

  /** A copy of the expression at which the sheets' vertices lie, [52] within 0..1. */
  public float[] canonicalExpression() {
    return canonicalExpression.clone();
  }

  /** The canonical value of one coefficient. */
  public float canonicalExpression(ArkitExpression expression) {
    return canonicalExpression[expression.ordinal()];
  }

  /** The sheets in the order of the file; unmodifiable. */
  public List<Sheet> sheets() {
    return sheets;
  }

  /** The light under which the textures were taken; empty for an avatar that cannot be lit. */
  public Optional<PortraitLight> light() {
    return light;
  }

  /** The highlights that strands of hair answer to; unmodifiable. */
  public List<StrandLobe> lobes() {
    return lobes;
  }

  /** This avatar with other metadata. */
  public Avatar withMetadata(Map<String, String> newMetadata) {
    return new Avatar(
        name, newMetadata, skeleton, framing, canonicalExpression, sheets, light, lobes);
  }

  /** Number of lattice vertices of all sheets. */
  public int vertexCount() {
    return sheets.stream().mapToInt(Sheet::vertexCount).sum();
  }

  /** This avatar with other sheets. */
  public Avatar withSheets(List<Sheet> newSheets) {
    return new Avatar(
        name, metadata, skeleton, framing, canonicalExpression, newSheets, light, lobes);
  }

  @Override
  public String toString() {
    return "Avatar[%s, %d sheets, %d vertices]".formatted(name, sheets.size(), vertexCount());
  }
}
