package org.understudy.trainer.bake;

import java.util.List;
import org.understudy.avatar.Sheet;

/**
 * The textures of all drafts in one array, so that a fragment needs one number to find its texels,
 * and the light of all lattices. Written by the fit; the drafts' own are updated by {@link #store}.
 */
public final class TextureSet {
  public final List<SheetDraft> drafts;
  public final int[] start;
  public final int count;
  public final float[] values;
  public final boolean[] free;
  public final boolean[] alphaFree;

  /** Texels that are seen, but stay as they are. */
  public final boolean[] kept;

  /** The lattices and their light. */
  public final ShadeSet shades;

  public TextureSet(List<SheetDraft> drafts) {
    this.drafts = List.copyOf(drafts);
    this.start = new int[drafts.size()];
    int total = 0;
    for (int s = 0; s < drafts.size(); s++) {
      start[s] = total;
      total += drafts.get(s).width() * drafts.get(s).height();
    }
    this.count = total;
    this.values = new float[4 * total];
    this.free = new boolean[total];
    this.alphaFree = new boolean[total];
    this.kept = new boolean[total];
    this.shades = new ShadeSet(this.drafts);
    for (int s = 0; s < drafts.size(); s++) {
      SheetDraft d = drafts.get(s);
      System.arraycopy(d.texture(), 0, values, 4 * start[s], d.texture().length);
      System.arraycopy(d.free(), 0, free, start[s], d.free().length);
      for (int i = 0; i < d.free().length; i++) {
        kept[start[s] + i] = d.fitted() == SheetDraft.Fitted.NOTHING;
        alphaFree[start[s] + i] = d.free()[i] && d.fitted() == SheetDraft.Fitted.COLOUR_AND_ALPHA;
      }
    }
  }

  public int width(int sheet) {
    return drafts.get(sheet).width();
  }

  /** Takes textures and light from finished sheets, in the order of the drafts. */
  public void load(List<Sheet> sheets) {
    for (int s = 0; s < sheets.size(); s++) {
      int[] pixels = sheets.get(s).texture().pixels();
      for (int i = 0; i < 4 * pixels.length; i++) {
        values[4 * start[s] + i] = (pixels[i / 4] >>> (8 * (i % 4)) & 255) / 255f;
      }
    }
    shades.load(sheets);
  }

  /** Writes the values back into the drafts. */
  public void store() {
    for (int s = 0; s < drafts.size(); s++) {
      float[] to = drafts.get(s).texture();
      System.arraycopy(values, 4 * start[s], to, 0, to.length);
    }
    shades.store();
  }
}
