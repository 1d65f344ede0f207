package org.understudy.avatar.deform;

/**
 * Moves the live vertices of all sheets by a pose, projects them, and lights those of avatars that
 * can be lit:
 *
 * <pre>
 *   canonical = rest + sum_e (z_exp[e] - z_canonical[e]) D_e       expression (eq. 6 forward)
 *   turned    = Ry(yaw) Rx(-pitch) about the eye's centre          eyeball sheets only
 *   camera    = sum_k w_k G_k turned                               linear blend skinning (eq. 4 forward)
 *   screen    = pinhole projection
 *   gain      = see {@link Relighting}
 * </pre>
 *
 * <p>Implementations allocate nothing, and may be called from several threads at once for disjoint
 * ranges of blocks.
 */
public sealed interface SheetDeformer permits ScalarDeformer, VectorDeformer, AutomaticDeformer {
  /** Vertices closer to the camera than this are not drawn. */
  float NEAREST_METRES = 0.01f;

  /**
   * Deforms the blocks {@code from..to-1} of {@link LiveMesh#BLOCK} vertices each.
   *
   * @param mesh canonical vertices and what moves them
   * @param pose filled palette of the same avatar; only read
   * @param from first block
   * @param to one past the last block, at most {@link LiveMesh#blockCount()}
   * @param out written at the vertices of these blocks only
   */
  void deform(LiveMesh mesh, PosePalette pose, int from, int to, ScreenVertices out);
}
