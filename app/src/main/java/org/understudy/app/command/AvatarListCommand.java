package org.understudy.app.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.Avatar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code understudy avatar list}: who can be shown. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the avatars of the gallery, each loaded once.",
    footerHeading = "%nExamples:%n",
    footer = {"  understudy avatar list"})
public final class AvatarListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Called by picocli. */
  public AvatarListCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    for (String name : AvatarGallery.names()) {
      long start = System.nanoTime();
      Avatar avatar = AvatarGallery.load(name);
      out.printf(
          Locale.ROOT,
          "%-12s %d sheets, %d vertices, loaded in %.0f ms%n",
          name,
          avatar.sheets().size(),
          avatar.vertexCount(),
          (System.nanoTime() - start) / 1e6);
      avatar.metadata().forEach((key, value) -> out.printf("  %-10s %s%n", key, value));
    }
    out.flush();
    return 0;
  }
}
