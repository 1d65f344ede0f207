package org.understudy.trainer.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.trainer.makehuman.MakeHuman;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the description of a person as JSON, to be changed by hand and given back. */
@Command(
    name = "person",
    mixinStandardHelpOptions = true,
    description = {
      "Describe a studio person as JSON.",
      "Whatever takes a person takes the file too; what is changed in it changes the person."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy studio person --seed 42",
      "  understudy studio person --name ada --out ada.json"
    })
public final class StudioPersonCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = "--makehuman",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path makeHuman = Path.of("../shared/makehuman/data");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.json",
      description = "Where to write it (default: standard output).")
  private @Nullable Path out;

  /** Either a seed or a name. */
  static final class Which {
    @Option(names = "--seed", required = true, description = "The random person of this seed.")
    private @Nullable Long seed;

    @Option(names = "--name", required = true, description = "A person of the gallery.")
    private @Nullable String name;
  }

  /** Made by the command line parser. */
  public StudioPersonCommand() {}

  @Override
  public Integer call() throws IOException {
    String who = which.name != null ? which.name : String.valueOf(which.seed);
    StudioPerson person;
    try {
      person = GalleryPeople.find(who, MakeHuman.open(makeHuman));
    } catch (IllegalArgumentException e) {
      CommandSpec command = Objects.requireNonNull(spec);
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
    if (out == null) {
      System.out.print(PersonFile.text(person));
    } else {
      PersonFile.write(person, out);
    }
    return 0;
  }
}
