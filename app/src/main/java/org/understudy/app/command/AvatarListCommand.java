package org.understudy.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.Progress;
import org.understudy.app.gallery.AvatarFacts;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.report.IndentedJson;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.turntable.GallerySheet;
import org.understudy.avatar.file.AvatarDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy avatar list}: who can be shown. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "List the avatars that come with the program and those you have imported.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy avatar list",
      "  understudy avatar list --sheet everybody.png",
      "  understudy avatar list --json"
    })
public final class AvatarListCommand implements Callable<Integer> {
  private static final String NOT_STATED = "not stated";

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Option(
      names = "--sheet",
      paramLabel = "FILE.png",
      description = "Also draw them all: at rest, smiling, talking and turned.")
  private @Nullable Path sheet;

  /** Called by picocli. */
  public AvatarListCommand() {}

  /** One avatar: its facts, or what is wrong with it. */
  private record Entry(AvatarSource source, @Nullable AvatarFacts facts, String problem) {
    static Entry of(AvatarSource source) {
      try {
        return new Entry(source, AvatarFacts.of(source), "");
      } catch (IOException e) {
        return new Entry(source, null, String.valueOf(e.getMessage()));
      }
    }

    Map<String, Object> toJson() {
      if (facts != null) {
        return facts.toJson();
      }
      Map<String, Object> damaged = new LinkedHashMap<>();
      damaged.put("name", source.name());
      damaged.put("where", source.kind());
      damaged.put("problem", problem);
      return damaged;
    }
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    if (sheet != null) {
      Usage.requireOutput(command, "--sheet", sheet, ".png");
    }
    List<Entry> entries = new ArrayList<>();
    for (AvatarSource source : AvatarGallery.all()) {
      entries.add(Entry.of(source));
    }
    if (json) {
      out.println(IndentedJson.text(entries.stream().map(Entry::toJson).toList()));
    } else {
      int width = entries.stream().mapToInt(e -> e.source().name().length()).max().orElse(0);
      row(out, Math.max(4, width), "NAME", "WHERE", "SIZE", "LICENCE", "MADE FROM");
      entries.forEach(entry -> print(out, Math.max(4, width), entry));
    }
    out.flush();
    if (sheet != null) {
      draw(entries, sheet);
    }
    return 0;
  }

  /** Those that can be opened. */
  private static void draw(List<Entry> entries, Path sheet) throws IOException {
    List<AvatarSource> sound = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.facts() != null) {
        sound.add(entry.source());
      }
    }
    new GallerySheet(sound)
        .write(
            sheet,
            (task, count) ->
                Progress.on(System.err, Progress.atTerminal(), task, " pictures", count));
  }

  private static void print(PrintWriter out, int width, Entry entry) {
    AvatarFacts facts = entry.facts();
    if (facts == null) {
      row(out, width, entry.source().name(), entry.source().kind(), "", "", entry.problem());
    } else {
      row(
          out,
          width,
          entry.source().name(),
          entry.source().kind(),
          String.format(Locale.ROOT, "%.0f kB", facts.bytes() / 1e3),
          facts.stated(AvatarDescription.LICENCE).orElse(NOT_STATED),
          facts.stated(AvatarDescription.ORIGIN).orElse(NOT_STATED));
    }
  }

  private static void row(
      PrintWriter out,
      int width,
      String name,
      String where,
      String size,
      String licence,
      String from) {
    out.printf("%-" + width + "s  %-7s  %9s  %-12s  %s%n", name, where, size, licence, from);
  }
}
