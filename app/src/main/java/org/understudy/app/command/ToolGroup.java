package org.understudy.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others; called alone it is wrong use. */
@Command(mixinStandardHelpOptions = true)
public abstract sealed class ToolGroup implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  ToolGroup() {}

  @Override
  public Integer call() {
    CommandSpec command = java.util.Objects.requireNonNull(spec);
    throw new ParameterException(
        command.commandLine(),
        "say which: %s".formatted(String.join(", ", command.subcommands().keySet())));
  }

  /** {@code understudy model}: how the parametric models are made. */
  @Command(
      name = "model",
      description = "Make and inspect the parametric face and bust models (for developers).",
      footerHeading = "%nExamples:%n",
      footer = {
        "  understudy model build --data makehuman/data",
        "  understudy model chart --help"
      })
  public static final class ModelGroup extends ToolGroup {
    /** Called by picocli. */
    public ModelGroup() {}
  }

  /** {@code understudy avatar}: the gallery and how its avatars are made. */
  @Command(
      name = "avatar",
      description =
          "The avatars: list, show, import, export, remove and film them, make one of yourself from"
              + " a clip, or bake one of a studio person.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  understudy avatar list",
        "  understudy avatar fit --video me.mp4 --name me",
        "  understudy avatar import ~/Downloads/clara.avatar",
        "  understudy avatar turntable clara --out clara.mp4 --sheet clara.png"
      })
  public static final class AvatarGroup extends ToolGroup {
    /** Called by picocli. */
    public AvatarGroup() {}
  }

  /** {@code understudy studio}: synthetic people. */
  @Command(
      name = "studio",
      description = "Render synthetic people from a MakeHuman data folder (for developers).",
      footerHeading = "%nExamples:%n",
      footer = {"  understudy studio sheet --help"})
  public static final class StudioGroup extends ToolGroup {
    /** Called by picocli. */
    public StudioGroup() {}
  }

  /** {@code understudy dataset}: pictures to train a generator on. */
  @Command(
      name = "dataset",
      description = "Make a set of portraits that a generator is trained on.",
      footerHeading = "%nExamples:%n",
      footer = {"  understudy dataset studio --count 5000 --size 256 --out portraits"})
  public static final class DatasetGroup extends ToolGroup {
    /** Called by picocli. */
    public DatasetGroup() {}
  }
}
