package org.understudy.app.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.file.AvatarFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy avatar export}: copies an avatar of the gallery to a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Copy an avatar to a file, to pass it on or to keep it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy avatar export clara --out clara.avatar",
      "",
      "Exit codes: 0 done, 1 failure, 2 wrong use. A failure leaves no file behind."
    })
public final class AvatarExportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A name of the gallery.")
  private String name = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE.avatar",
      description = "The file to write; one that is there is replaced.")
  private Path out = Path.of("");

  /** Called by picocli. */
  public AvatarExportCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    AvatarSource source = AvatarGallery.find(name);
    Usage.requireOutput(command, "--out", out, AvatarFile.ENDING, source.file().orElse(null));
    Path whole = out.toAbsolutePath();
    Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
    try {
      try (InputStream in = source.open()) {
        Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
      }
      try (InputStream in = Files.newInputStream(partial)) {
        AvatarFile.read(source.place(), in);
      }
      Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
    PrintWriter err = command.commandLine().getErr();
    err.printf("exported \"%s\": %s%n", name, out);
    err.flush();
    return 0;
  }
}
