package org.understudy.avatar.file;

/**
 * What an avatar file may hold at most. Files come from strangers: every size they announce is held
 * against these limits before anything is allocated for it, so that opening one takes a bounded
 * amount of memory and time whatever it says. {@code docs/avatar-format.md} repeats them for people
 * who write such files.
 */
final class AvatarLimits {
  /** Bytes of all sections. */
  static final int SECTION_BYTES = 24 << 20;

  /** Bytes of the header's JSON. */
  static final int HEADER_BYTES = 256 << 10;

  /** Bytes of one texture picture; its alpha alone takes at most half of that. */
  static final int PICTURE_BYTES = 384 << 10;

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
  static final int VERTICES = 250_000;

  /** Vertices that expressions move, counted once for each expression and sheet. */
  static final int MOVES = 1_500_000;

  /** Texels along one side of a texture. */
  static final int TEXTURE_SIDE = 4096;

  /** Texels of all textures. */
  static final int TEXELS = 16 << 20;

  /** Metres from the origin to any vertex, joint or eye. */
  static final float REACH_METRES = 10;

  /** Metres that one expression moves a vertex along one axis. */
  static final float MOVE_METRES = 1;

  /** Metres from the camera to the bust. */
  static final double CAMERA_METRES = 100;

  private AvatarLimits() {}
}
