package org.understudy.avatar.file;

/**
 * What an avatar file may hold at most. Files come from strangers: every size they announce is held
 * against these limits before anything is allocated for it, so that opening one takes a bounded
 * amount of memory and time whatever it says. {@code docs/avatar-format.md} repeats them for people
 * who write such files.
 */
final class AvatarLimits {
  /** Bytes of all sections. */
  static final int SECTION_BYTES = 12 << 20;

  /** Bytes of the header's JSON. */
  static final int HEADER_BYTES = 256 << 10;

  /** Bytes of one texture picture. */
  static final int PICTURE_BYTES = 384 << 10;

  /**
   * Bytes of a picture's alpha. Lossless WebP may change its code tables every few bytes, and a
   * decoder sets up all of them: 96 KiB of nothing but tables take about 110 MB for as long as the
   * picture is decoded.
   */
  static final int ALPHA_BYTES = 96 << 10;

  /** Bytes of the alpha of all pictures, which bounds the time that code tables take. */
  static final int ALL_ALPHA_BYTES = 1 << 20;

  /** Entries of the metadata. */
  static final int METADATA_ENTRIES = 128;

  /** Characters of a metadata value. */
  static final int METADATA_CHARACTERS = 2048;

  /** Characters of any name: of the avatar, a sheet, a section, a metadata entry. */
  static final int NAME_CHARACTERS = 64;

  /** Sheets of an avatar. */
  static final int SHEETS = 512;

  /** Sections of a file. */
  static final int SECTIONS = 64;

  /** Numbers in one list of the header. */
  static final int NUMBERS = 64;

  /** Lattice vertices of all sheets. */
  static final int VERTICES = 200_000;

  /** Vertices that expressions move, counted once for each expression and sheet. */
  static final int MOVES = 750_000;

  /** Texels along one side of a texture. */
  static final int TEXTURE_SIDE = 4096;

  /** Texels of all textures. */
  static final int TEXELS = 12 << 20;

  /** Metres from the origin to any vertex, joint or eye. */
  static final float REACH_METRES = 10;

  /** Metres that one expression moves a vertex along one axis. */
  static final float MOVE_METRES = 1;

  /** Of any coefficient of a light, in which 1 is white. */
  static final float BRIGHTNESS = 10;

  /** Metres from the camera to the bust. */
  static final double CAMERA_METRES = 100;

  private AvatarLimits() {}
}
