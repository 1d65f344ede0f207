package org.understudy.avatar.device;

/**
 * Where things lie in the arrays of a {@link DeviceScene}: {@code words} begins with {@value
 * #HEADER} words, of which the constants here are the indices. Those that are named AT hold the
 * index at which a section begins, in {@code words} or in {@code numbers}. V is the number of
 * vertices, a multiple of 8, and B = V / 8 that of blocks.
 */
public final class SceneLayout {
  /** Number of vertices. */
  public static final int VERTICES = 0;

  /** Number of cells. */
  public static final int CELLS = 1;

  /** 1 for an avatar that can be lit, else 0. */
  public static final int LIT = 2;

  /** Number of lobes of shining strands. */
  public static final int LOBES = 3;

  /** Number of shading features. */
  public static final int FEATURES = 4;

  /** Number of places with strands. */
  public static final int PLACES = 5;

  /** In words: [B + 1] first displacement entry of each block. */
  public static final int AT_ENTRY_START = 6;

  /** In words: [entries] expression. */
  public static final int AT_ENTRY_EXPRESSION = 7;

  /**
   * In words: [B] number of the eye that turns a block plus 1, from bit 8 on a bit for each joint
   * that moves it, from bit 16 on the number of the only joint plus 1.
   */
  public static final int AT_BLOCK = 8;

  /** In words: [B] first place of the block's strands, or -1. */
  public static final int AT_STRANDS = 9;

  /** In words: [cells][4] corners: left top, right top, right bottom, left bottom. */
  public static final int AT_CORNERS = 10;

  /** In words: [cells][3] sheet, column, row. */
  public static final int AT_CELL = 11;

  /** In words: [sheets][2] index of the first texel, and texels from a row to the next. */
  public static final int AT_SHEET = 12;

  /** In words: [lobes] half of the power. */
  public static final int AT_HALF_POWER = 13;

  /** In numbers: [3][V] canonical coordinates, metres. */
  public static final int AT_POSITION = 14;

  /** In numbers: [7][V] skinning weights. */
  public static final int AT_WEIGHTS = 15;

  /** In numbers: [entries][3][8] displacements, metres for a coefficient of 1. */
  public static final int AT_OFFSETS = 16;

  /** In numbers: [3][V] unit normals; of an avatar that can be lit, as are those that follow. */
  public static final int AT_NORMALS = 17;

  /** In numbers: [features][V] answers to shading features. */
  public static final int AT_RESPONSES = 18;

  /** In numbers: [3][V] one over what each channel showed in the light of the textures. */
  public static final int AT_INVERSE_SHADE = 19;

  /** In numbers: [3][places] unit tangents of strands. */
  public static final int AT_TANGENTS = 20;

  /** In numbers: [lobes + 1][places] shares of the lobes, and what is always added. */
  public static final int AT_SHINE = 21;

  /** In numbers: [2][lobes] shift, and 1 / (1 + shift^2). */
  public static final int AT_LOBES = 22;

  /** In numbers: [sheets][2] stored texels of a column and of a row. */
  public static final int AT_TEXELS = 23;

  /** In the block of a pose: [features]. */
  public static final int POSE_FEATURES = 24;

  /** In the block of a pose: [eyes][12] row-major 3x4. */
  public static final int POSE_EYES = 25;

  /** In the block of a pose: [8][lobes][6] halfway vector and light, bust frame and joints. */
  public static final int POSE_LOBES = 26;

  /** Words of the header. */
  public static final int HEADER = 32;

  private SceneLayout() {}
}
