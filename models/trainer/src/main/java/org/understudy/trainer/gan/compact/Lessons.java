package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.preset.CompactPreset;

/**
 * The pictures of a set as lessons of one size, prepared when they are asked for and kept as long
 * as there is room. Safe to share between threads.
 */
final class Lessons {
  /** Lessons are kept up to this share of the memory that there may be. */
  private static final double MOST_MEMORY = 0.5;

  private final PortraitSet set;
  private final PosedTemplate posed;
  private final PortraitView shown;
  private final CompactPreset.Weights weights;
  private final int size;
  private final float[] weightOfTexel;
  private final Map<Integer, AutoDecoder.Lesson> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * Lessons of a size.
   *
   * @param shown what of the portraits is learned
   * @param size pixels along each side; the set's is a multiple of it
   * @throws IOException where the set's pictures cannot be reduced to it
   */
  Lessons(
      PortraitSet set,
      PosedTemplate posed,
      PortraitView shown,
      CompactPreset.Weights weights,
      int size)
      throws IOException {
    set.requireReducible(size);
    this.set = set;
    this.posed = posed;
    this.shown = shown;
    this.weights = weights;
    this.size = size;
    this.weightOfTexel = weightOfTexel();
  }

  private float[] weightOfTexel() {
    float[] out = new float[posed.texels()];
    Arrays.fill(out, 1);
    SheetTemplate template = posed.template();
    for (int s = 0; s < template.sheets().size(); s++) {
      String name = template.sheets().get(s).name();
      int first = posed.firstTexel(s);
      int end = first + template.sheets().get(s).width() * template.sheets().get(s).height();
      Arrays.fill(out, first, end, (float) weight(name));
    }
    return out;
  }

  private double weight(String sheet) {
    if (sheet.startsWith("lids") || sheet.startsWith("eye") || sheet.startsWith("socket")) {
      return weights.eyes();
    }
    if (sheet.startsWith("mouth") || sheet.startsWith("teeth") || sheet.equals("tongue")) {
      return weights.mouth();
    }
    return sheet.equals("face") ? weights.face() : 1;
  }

  /**
   * A lesson; prepared now if it is not at hand.
   *
   * @param index of the picture
   * @param mirrored whether left and right are exchanged
   */
  AutoDecoder.Lesson get(int index, boolean mirrored) {
    int key = mirrored ? ~index : index;
    synchronized (kept) {
      AutoDecoder.Lesson lesson = kept.get(key);
      if (lesson != null) {
        return lesson;
      }
    }
    AutoDecoder.Lesson made = make(index, mirrored);
    synchronized (kept) {
      if (kept.put(key, made) == null) {
        bytes += bytes(made);
      }
      var oldest = kept.entrySet().iterator();
      while (bytes > MOST_MEMORY * Runtime.getRuntime().maxMemory() && oldest.hasNext()) {
        bytes -= bytes(oldest.next().getValue());
        oldest.remove();
      }
    }
    return made;
  }

  private static long bytes(AutoDecoder.Lesson lesson) {
    long fragments = lesson.view().texel.length;
    long pixels = lesson.weight().length;
    return fragments * (Integer.BYTES + Short.BYTES + 2)
        + pixels * (Integer.BYTES + 5 * Float.BYTES);
  }

  private AutoDecoder.Lesson make(int index, boolean mirrored) {
    try {
      Portrait read = set.read(index);
      Portrait portrait = mirrored ? read.mirrored() : read;
      PortraitCodes codes = portrait.codes();
      FragmentView view =
          posed.fragments(
              codes.identity(),
              codes.shape(),
              shown.pose(codes.shape(), codes),
              shown.camera(codes.shape(), codes, size));
      return new AutoDecoder.Lesson(
          index,
          posed.template().join(codes.identity(), codes.shape()),
          view,
          shown.picture(portrait, size),
          weight(view));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private float[] weight(FragmentView view) {
    float[] out = new float[size * size];
    for (int pixel = 0; pixel < out.length; pixel++) {
      out[pixel] = 1;
      for (int f = view.start[pixel]; f < view.start[pixel + 1]; f++) {
        out[pixel] = Math.max(out[pixel], weightOfTexel[view.texel[f]]);
      }
    }
    return out;
  }
}
