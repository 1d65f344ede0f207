package org.understudy.trainer.gan.compact;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.plus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.avatar.generator.SheetPainter;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.trainer.gan.network.MappingNetwork;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * Codes to the textures of all sheets: what the per-point network phi does in the paper, for whole
 * manifolds at once. Three trunks paint shells, large sheets and small ones; every sheet has its
 * own channels, enlarged or reduced to its size. Its parameters belong to their set.
 */
public final class SheetDecoder implements AutoCloseable {
  /** Sheets with a longer side than this are painted by the trunk for large ones. */
  private static final int SMALL_TEXELS = 72;

  private static final String SHELL = "shell";

  /** Shells start nearly empty, what else is seen through half so. */
  private static final float SHELL_BIAS = -3;

  private enum Trunk {
    SHELLS,
    LARGE,
    SMALL
  }

  /** Shares of free texels as [1, 1, height, width], for textures of all levels, coarse to fine. */
  private record Slot(TemplateSheet sheet, Trunk trunk, int channel, List<Tensor> free) {
    int channels() {
      return sheet.seeThrough() ? 4 : 3;
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private final MappingNetwork mapping;
  private final TextureTrunk[] trunks = new TextureTrunk[Trunk.values().length];
  private final int levels;
  private final int codes;
  private final int noise;

  /**
   * A decoder.
   *
   * @param template whose sheets are painted
   * @param size how large the networks are
   */
  public SheetDecoder(ParameterScope scope, SheetTemplate template, CompactPreset.Decoder size) {
    levels = size.widths().size();
    codes = template.codes();
    noise = size.noise();
    int[] channels = new int[trunks.length];
    for (TemplateSheet sheet : template.sheets()) {
      Trunk trunk = trunk(sheet);
      Slot slot = new Slot(sheet, trunk, channels[trunk.ordinal()], free(sheet, scope.placement()));
      channels[trunk.ordinal()] += slot.channels();
      slots.add(slot);
    }
    mapping =
        new MappingNetwork(
            scope.under("mapping"),
            template.codes() + size.noise(),
            size.hidden(),
            size.layers(),
            size.style());
    int[] widths = size.widths().stream().mapToInt(Integer::intValue).toArray();
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

  private List<Tensor> free(TemplateSheet sheet, Placement placement) {
    List<Tensor> free = new ArrayList<>();
    for (int upTo = 1; upTo <= levels; upTo++) {
      int factor = factor(upTo);
      free.add(
          Scopes.owned(
              () ->
                  placement.of(
                      sheet.coverage(factor),
                      1,
                      1,
                      Math.ceilDiv(sheet.height(), factor),
                      Math.ceilDiv(sheet.width(), factor))));
    }
    return free;
  }

  private static Trunk trunk(TemplateSheet sheet) {
    if (sheet.name().startsWith(SHELL)) {
      return Trunk.SHELLS;
    }
    return Math.max(sheet.width(), sheet.height()) > SMALL_TEXELS ? Trunk.LARGE : Trunk.SMALL;
  }

  /**
   * How many texels along each side become one where fewer levels are used.
   *
   * @param upTo number of levels that are used
   */
  public int factor(int upTo) {
    return 1 << (levels - upTo);
  }

  /** Small sheets take one level less. */
  private static int levels(Trunk trunk, int upTo) {
    return trunk == Trunk.SMALL ? Math.max(1, upTo - 1) : upTo;
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
   * @param upTo number of levels to use, 1 to all
   * @return [B, texels, 4] premultiplied RGBA 0..1 in the order of the template, reduced by {@link
   *     #factor}; 0 where no texel is free
   */
  public Tensor apply(Tensor identity, Tensor noise, int upTo) {
    return Scopes.inner(
        () -> {
          Tensor style = mapping.apply(cat(1, identity, noise));
          Tensor[] painted = new Tensor[trunks.length];
          for (int t = 0; t < trunks.length; t++) {
            painted[t] = trunks[t].apply(style, levels(Trunk.values()[t], upTo));
          }
          Tensor[] textures = new Tensor[slots.size()];
          for (int s = 0; s < textures.length; s++) {
            Slot slot = slots.get(s);
            textures[s] = texture(slot, painted[slot.trunk.ordinal()], slot.free.get(upTo - 1));
          }
          return cat(1, textures);
        });
  }

  /** [B, texels of the sheet, 4]. */
  private static Tensor texture(Slot slot, Tensor painted, Tensor free) {
    return Scopes.inner(
        () -> {
          Tensor raw =
              TextureTrunk.resized(
                  painted.narrow(1, slot.channel, slot.channels()), free.size(2), free.size(3));
          Tensor colour = torch.sigmoid(raw.narrow(1, 0, 3));
          Tensor alpha = free.expand(raw.size(0), 1, raw.size(2), raw.size(3));
          if (slot.sheet.seeThrough()) {
            double bias = slot.trunk == Trunk.SHELLS ? SHELL_BIAS : 0;
            alpha = alpha.mul(torch.sigmoid(plus(raw.narrow(1, 3, 1), bias)));
          }
          Tensor rgba = cat(1, colour.mul(alpha), alpha);
          return rgba.permute(0, 2, 3, 1).reshape(rgba.size(0), -1, 4);
        });
  }

  /**
   * The decoder as an ONNX file for {@link org.understudy.avatar.generator.SheetPainter}.
   *
   * @param upTo number of levels to use, 1 to all; their picture is enlarged to the sheets' sizes
   * @param half whether weights are stored in 16 bits
   * @param metadata texts kept in it
   */
  public byte[] onnx(int upTo, boolean half, Map<String, String> metadata) {
    OnnxGraph graph = new OnnxGraph("sheets", half);
    String identity = graph.input(SheetPainter.IDENTITY, 1, codes);
    String eps = graph.input(SheetPainter.EPS, 1, noise);
    String style =
        mapping.write(
            graph, graph.node("Concat", List.of(identity, eps), OnnxGraph.integer("axis", 1)));
    String[] channels = new String[slots.size()];
    for (Trunk trunk : Trunk.values()) {
      List<Slot> own = slots.stream().filter(slot -> slot.trunk == trunk).toList();
      if (!own.isEmpty()) {
        long[] sizes = own.stream().mapToLong(Slot::channels).toArray();
        List<String> split =
            graph.nodes(
                "Split",
                sizes.length,
                List.of(
                    trunks[trunk.ordinal()].write(graph, style, levels(trunk, upTo)),
                    graph.integers(sizes)),
                OnnxGraph.integer("axis", 1));
        for (int i = 0; i < sizes.length; i++) {
          channels[slots.indexOf(own.get(i))] = split.get(i);
        }
      }
    }
    List<String> textures = new ArrayList<>();
    long texels = 0;
    for (int s = 0; s < channels.length; s++) {
      textures.add(texture(graph, slots.get(s), channels[s]));
      texels += (long) slots.get(s).sheet.width() * slots.get(s).sheet.height();
    }
    graph.named(SheetPainter.TEXELS, "Concat", textures, OnnxGraph.integer("axis", 1));
    graph.output(SheetPainter.TEXELS, 1, texels, 4);
    return graph.bytes(metadata);
  }

  private static String texture(OnnxGraph graph, Slot slot, String channels) {
    TemplateSheet sheet = slot.sheet;
    String raw = graph.resized(channels, sheet.height(), sheet.width());
    List<String> parts = List.of(raw);
    if (sheet.seeThrough()) {
      parts =
          graph.nodes("Split", 2, List.of(raw, graph.integers(3, 1)), OnnxGraph.integer("axis", 1));
    }
    String colour = graph.node("Sigmoid", List.of(parts.getFirst()));
    String alpha = graph.shares(sheet.coverage(1), 1, 1, sheet.height(), sheet.width());
    if (sheet.seeThrough()) {
      String more = parts.getLast();
      if (slot.trunk == Trunk.SHELLS) {
        more = graph.node("Add", List.of(more, graph.weights(new float[] {SHELL_BIAS})));
      }
      alpha = graph.node("Mul", List.of(alpha, graph.node("Sigmoid", List.of(more))));
    }
    String rgba =
        graph.node(
            "Concat",
            List.of(graph.node("Mul", List.of(colour, alpha)), alpha),
            OnnxGraph.integer("axis", 1));
    String rows = graph.node("Transpose", List.of(rgba), OnnxGraph.integerList("perm", 0, 2, 3, 1));
    return graph.node("Reshape", List.of(rows, graph.integers(1, -1, 4)));
  }

  /** Lets go of what it owns beside its parameters. */
  @Override
  public void close() {
    slots.forEach(slot -> slot.free.forEach(Tensor::close));
  }
}
