package org.understudy.trainer.bake;

import java.util.List;
import java.util.Optional;
import org.understudy.avatar.EyeAttachment;

/**
 * Which piece of which surface a sheet covers, and how finely.
 *
 * @param name the sheet's name
 * @param part index of the surface among the character's parts
 * @param triangles of the surface that the sheet may cover
 * @param window what it covers of them, in texture coordinates
 * @param cellMetres aimed size of a lattice cell
 * @param texelMetres aimed size of a texel
 * @param raiseMetres how far it is moved outwards along the surface's normals
 * @param holes windows that finer sheets cover; this sheet is empty inside
 * @param eye the eyeball it turns with
 * @param fitted what the fit may change
 * @param mouth in which state of the mouth it is painted
 */
record SheetPlan(
    String name,
    int part,
    int[] triangles,
    Window window,
    float cellMetres,
    float texelMetres,
    float raiseMetres,
    List<Window> holes,
    Optional<EyeAttachment> eye,
    SheetDraft.Fitted fitted,
    Mouth mouth) {

  /** States that light what lies in the mouth differently. */
  enum Mouth {
    CLOSED,
    OPEN,
    /** Half put out: a tongue is seen both in the mouth's shade and before it. */
    TONGUE_OUT
  }

  SheetPlan withHoles(List<Window> newHoles) {
    return new SheetPlan(
        name,
        part,
        triangles,
        window,
        cellMetres,
        texelMetres,
        raiseMetres,
        newHoles,
        eye,
        fitted,
        mouth);
  }

  SheetPlan coarser(float factor) {
    return new SheetPlan(
        name,
        part,
        triangles,
        window,
        factor * cellMetres,
        texelMetres,
        raiseMetres,
        holes,
        eye,
        fitted,
        mouth);
  }

  SheetPlan raised(float metres) {
    return new SheetPlan(
        name, part, triangles, window, cellMetres, texelMetres, metres, holes, eye, fitted, mouth);
  }

  SheetPlan turningWith(EyeAttachment attachment) {
    return new SheetPlan(
        name,
        part,
        triangles,
        window,
        cellMetres,
        texelMetres,
        raiseMetres,
        holes,
        Optional.of(attachment),
        fitted,
        mouth);
  }

  static SheetPlan of(
      String name,
      int part,
      int[] triangles,
      Window window,
      float cellMetres,
      float texelMetres,
      SheetDraft.Fitted fitted) {
    Mouth mouth =
        name.startsWith("tongue")
            ? Mouth.TONGUE_OUT
            : name.startsWith("mouth-inside") ? Mouth.OPEN : Mouth.CLOSED;
    return new SheetPlan(
        name,
        part,
        triangles,
        window,
        cellMetres,
        texelMetres,
        0,
        List.of(),
        Optional.empty(),
        fitted,
        mouth);
  }
}
