package org.understudy.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.gallery.AvatarFacts;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.report.IndentedJson;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.file.AvatarDescription;
import org.understudy.avatar.file.AvatarDescription.SheetFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy avatar show}: all there is to know about one avatar. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Open an avatar, checking all of it, and tell what it is and what it is made of.",
      "The load time is that of this process, whose first load it is."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy avatar show ada",
      "  understudy avatar show ~/Downloads/clara.avatar --json",
      "",
      "Exit codes: 0 sound, 1 damaged or unreadable, 2 no such avatar."
    })
public final class AvatarShowCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "NAME|FILE", description = "A name of the gallery or an avatar file.")
  private String avatar = "";

  @Option(names = "--sheets", description = "Also list every sheet.")
  private boolean sheets;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Called by picocli. */
  public AvatarShowCommand() {}

  @Override
  public Integer call() throws Exception {
    // nothing else before: what a process does first it pays for
    long start = System.nanoTime();
    AvatarSource source = AvatarGallery.find(avatar);
    Avatar loaded = source.load();
    double loadMillis = (System.nanoTime() - start) / 1e6;
    AvatarFacts facts = AvatarFacts.of(source);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(IndentedJson.text(toJson(facts, loaded, loadMillis)));
    } else {
      print(out, facts, loaded, loadMillis);
    }
    out.flush();
    return 0;
  }

  private static Map<String, Object> toJson(AvatarFacts facts, Avatar avatar, double loadMillis) {
    AvatarDescription description = facts.description();
    Map<String, Object> all = facts.toJson();
    all.put("title", description.name());
    all.put("formatVersion", description.formatVersion());
    all.put("loadMilliseconds", Math.round(10 * loadMillis) / 10.0);
    all.put("vertices", description.vertexCount());
    all.put("movedVertices", moved(avatar));
    all.put("texels", description.texelCount());
    List<Map<String, Object>> list = new ArrayList<>();
    for (SheetFacts sheet : description.sheets()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", sheet.name());
      one.put("columns", sheet.columns());
      one.put("rows", sheet.rows());
      one.put("textureWidth", sheet.textureWidth());
      one.put("textureHeight", sheet.textureHeight());
      list.add(one);
    }
    all.put("sheets", list);
    all.put("metadata", description.metadata());
    return all;
  }

  private void print(PrintWriter out, AvatarFacts facts, Avatar avatar, double loadMillis) {
    AvatarDescription description = facts.description();
    List<SheetFacts> all = description.sheets();
    int width = all.stream().mapToInt(SheetFacts::textureWidth).max().orElse(0);
    int height = all.stream().mapToInt(SheetFacts::textureHeight).max().orElse(0);
    row(out, "name", description.name());
    row(out, "where", facts.source().kind() + facts.source().file().map(f -> ", " + f).orElse(""));
    row(
        out,
        "file",
        String.format(
            Locale.ROOT, "%.0f kB, format %d", facts.bytes() / 1e3, description.formatVersion()));
    row(out, "load time", String.format(Locale.ROOT, "%.0f ms", loadMillis));
    row(
        out,
        "lattices",
        "%d sheets, %d vertices, expressions move %d"
            .formatted(all.size(), description.vertexCount(), moved(avatar)));
    row(
        out,
        "textures",
        String.format(
            Locale.ROOT,
            "%.2f million texels, up to %dx%d",
            description.texelCount() / 1e6,
            width,
            height));
    stated(out, facts, "made from", AvatarDescription.ORIGIN);
    stated(out, facts, "licence", AvatarDescription.LICENCE);
    stated(out, facts, "light", AvatarDescription.LIGHT);
    stated(out, facts, "synthetic", AvatarDescription.SYNTHETIC);
    if (!facts.otherMetadata().isEmpty()) {
      out.println("as its maker says:");
      facts.otherMetadata().forEach((key, value) -> out.printf("  %-30s %s%n", key, value));
    }
    if (sheets) {
      out.println("sheets, cells and texels:");
      for (SheetFacts sheet : all) {
        out.printf(
            "  %-20s %4d x %-4d  %4d x %-4d%n",
            sheet.name(),
            sheet.columns(),
            sheet.rows(),
            sheet.textureWidth(),
            sheet.textureHeight());
      }
    }
  }

  private static void stated(PrintWriter out, AvatarFacts facts, String title, String key) {
    row(out, title, facts.stated(key).orElse("not stated"));
  }

  private static void row(PrintWriter out, String title, String text) {
    out.printf("%-12s %s%n", title, text);
  }

  /** Vertices that expressions move, counted once for each expression. */
  private static int moved(Avatar avatar) {
    int moved = 0;
    for (Sheet sheet : avatar.sheets()) {
      moved += sheet.displacements().stream().mapToInt(d -> d.count()).sum();
    }
    return moved;
  }
}
