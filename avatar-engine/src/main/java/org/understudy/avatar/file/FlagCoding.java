package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Codes which vertices or tiles of each sheet are there, as a 0 or 1 each. */
final class FlagCoding {
  private FlagCoding() {}

  static byte[] encode(List<boolean[]> flags) {
    ResidualStream.Writer out = new ResidualStream.Writer();
    for (boolean[] ofSheet : flags) {
      for (boolean flag : ofSheet) {
        out.write(flag ? 1 : 0);
      }
    }
    return out.toBytes();
  }

  /**
   * The flags of all sheets.
   *
   * @param counts how many flags each sheet has
   */
  static List<boolean[]> decode(Section section, int[] counts) throws IOException {
    try (ResidualStream.Reader in = new ResidualStream.Reader(section)) {
      List<boolean[]> flags = new ArrayList<>();
      for (int count : counts) {
        boolean[] ofSheet = new boolean[count];
        in.readFlags(ofSheet);
        flags.add(ofSheet);
      }
      in.finish();
      return flags;
    }
  }
}
