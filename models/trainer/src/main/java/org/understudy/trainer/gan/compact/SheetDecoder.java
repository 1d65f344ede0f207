package org.understudy.trainer.gan.compact;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.plus;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.network.MappingNetwork;
import org.understudy.trainer.gan.template.SheetTemplate;
import org.understudy.trainer.gan.template.TemplateSheet;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * Codes to the textures of all sheets: what the per-point network phi does in the paper, for whole
 * manifolds at once. Three trunks paint shells, large sheets and small ones; every sheet has its
 * own channels, enlarged or reduced to its size.
 */
public final class SheetDecoder {
  /** Sheets with a longer side than this are painted by the trunk for large ones. */
  private static final int SMALL_TEXELS = 72;

  private static final String SHELL = "shell";

  /** Shells start nearly empty, what else is seen through half so. */
  private static final double SHELL_BIAS = -3;

  /**
   * How large the networks are.
   *
   * @param noise length of eps
   * @param hidden width of the mapping network
   * @param depth its layers
   * @param style length of a style
   * @param widths channels of the trunks from 4 texels up, each level twice as large
   */
  public record Size(int noise, int hidden, int depth, int style, List<Integer> widths) {
    public Size {
      widths = List.copyOf(widths);
      if (noise < 1 || hidden < 1 || depth < 1 || style < 1 || widths.size() < 2) {
        throw new IllegalArgumentException(
            "a decoder takes positive sizes and two levels at least, got noise %d, hidden %d, depth %d, style %d, widths %s"
                .formatted(noise, hidden, depth, style, widths));
      }
    }
  }

  private enum Trunk {
    SHELLS,
    LARGE,
    SMALL
  }

  private record Slot(TemplateSheet sheet, Trunk trunk, int channel) {
    int channels() {
      return sheet.seeThrough() ? 4 : 3;
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private final MappingNetwork mapping;
  private final TextureTrunk[] trunks = new TextureTrunk[Trunk.values().length];
  private final int levels;

  /**
   * A decoder.
   *
   * @param template whose sheets are painted
   */
  public SheetDecoder(ParameterScope scope, SheetTemplate template, Size size) {
    int[] channels = new int[trunks.length];
    for (TemplateSheet sheet : template.sheets()) {
      Trunk trunk = trunk(sheet);
      Slot slot = new Slot(sheet, trunk, channels[trunk.ordinal()]);
      channels[trunk.ordinal()] += slot.channels();
      slots.add(slot);
    }
    mapping =
        new MappingNetwork(
            scope.under("mapping"),
            template.codes() + size.noise(),
            size.hidden(),
            size.depth(),
            size.style());
    int[] widths = size.widths().stream().mapToInt(Integer::intValue).toArray();
    levels = widths.length;
    trunks[Trunk.SHELLS.ordinal()] =
        new TextureTrunk(
            scope.under("shells"),
            size.style(),
            3,
            4,
            widths,
            Math.max(1, channels[Trunk.SHELLS.ordinal()]));
    trunks[Trunk.LARGE.ordinal()] =
        new TextureTrunk(
            scope.under("large"),
            size.style(),
            4,
            4,
            widths,
            Math.max(1, channels[Trunk.LARGE.ordinal()]));
    trunks[Trunk.SMALL.ordinal()] =
        new TextureTrunk(
            scope.under("small"),
            size.style(),
            4,
            4,
            java.util.Arrays.copyOf(widths, levels - 1),
            Math.max(1, channels[Trunk.SMALL.ordinal()]));
  }

  private static Trunk trunk(TemplateSheet sheet) {
    if (sheet.name().startsWith(SHELL)) {
      return Trunk.SHELLS;
    }
    return Math.max(sheet.width(), sheet.height()) > SMALL_TEXELS ? Trunk.LARGE : Trunk.SMALL;
  }

  /** Number of levels, coarse to fine. */
  public int levels() {
    return levels;
  }

  /**
   * Paints.
   *
   * @param identity [B, C] codes of the template
   * @param noise [B, noise] eps
   * @param upTo number of levels to use
   * @return [B, texels, 4] premultiplied RGBA 0..1 in the template's order; what no texel may show
   *     is painted too and means nothing
   */
  public Tensor apply(Tensor identity, Tensor noise, int upTo) {
    return Scopes.inner(
        () -> {
          Tensor style = mapping.apply(cat(1, identity, noise));
          Tensor[] painted = new Tensor[trunks.length];
          for (int t = 0; t < trunks.length; t++) {
            painted[t] = trunks[t].apply(style, Math.min(upTo, trunks[t].levels()));
          }
          Tensor[] textures = new Tensor[slots.size()];
          for (int s = 0; s < textures.length; s++) {
            Slot slot = slots.get(s);
            textures[s] = texture(slot, painted[slot.trunk.ordinal()]);
          }
          return cat(1, textures);
        });
  }

  /** [B, texels of the sheet, 4]. */
  private static Tensor texture(Slot slot, Tensor painted) {
    return Scopes.inner(
        () -> {
          Tensor raw =
              TextureTrunk.resized(
                  painted.narrow(1, slot.channel, slot.channels()),
                  slot.sheet.height(),
                  slot.sheet.width());
          Tensor colour = torch.sigmoid(raw.narrow(1, 0, 3));
          Tensor alpha;
          if (slot.sheet.seeThrough()) {
            double bias = slot.trunk == Trunk.SHELLS ? SHELL_BIAS : 0;
            alpha = torch.sigmoid(plus(raw.narrow(1, 3, 1), bias));
          } else {
            alpha = torch.ones_like(raw.narrow(1, 0, 1));
          }
          Tensor rgba = cat(1, colour.mul(alpha), alpha);
          return rgba.permute(0, 2, 3, 1).reshape(rgba.size(0), -1, 4);
        });
  }
}
