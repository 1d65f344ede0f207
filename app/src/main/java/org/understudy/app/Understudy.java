package org.understudy.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.understudy.app.command.AblateCommand;
import org.understudy.app.command.AvatarExportCommand;
import org.understudy.app.command.AvatarImportCommand;
import org.understudy.app.command.AvatarListCommand;
import org.understudy.app.command.AvatarRemoveCommand;
import org.understudy.app.command.AvatarShowCommand;
import org.understudy.app.command.AvatarTurntableCommand;
import org.understudy.app.command.BenchCommand;
import org.understudy.app.command.CompareCommand;
import org.understudy.app.command.DoctorCommand;
import org.understudy.app.command.DriveCommand;
import org.understudy.app.command.LicencesCommand;
import org.understudy.app.command.LiveCommand;
import org.understudy.app.command.ManualCommand;
import org.understudy.app.command.RenderCommand;
import org.understudy.app.command.SampleCommand;
import org.understudy.app.command.StudioTalkCommand;
import org.understudy.app.command.ToolGroup;
import org.understudy.app.command.TrackCommand;
import org.understudy.app.command.TrainCommand;
import org.understudy.app.command.TrialCommand;
import org.understudy.app.command.WindowCommand;
import org.understudy.app.console.AddOnCheck;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.console.LogLevel;
import org.understudy.app.report.ProductVersion;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.trainer.bake.AvatarBakeCommand;
import org.understudy.trainer.clip.AvatarFitCommand;
import org.understudy.trainer.dataset.DatasetStudioCommand;
import org.understudy.trainer.expression.ExpressionChartCommand;
import org.understudy.trainer.gan.evaluate.EvaluateCommand;
import org.understudy.trainer.gan.evaluate.EvaluateRegressorCommand;
import org.understudy.trainer.gan.regress.TrainRegressorCommand;
import org.understudy.trainer.gan.template.BuildTemplateCommand;
import org.understudy.trainer.model.BuildParametricCommand;
import org.understudy.trainer.photo.DatasetPhotosCommand;
import org.understudy.trainer.studio.StudioBenchCommand;
import org.understudy.trainer.studio.StudioPersonCommand;
import org.understudy.trainer.studio.StudioSheetCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes: 0 done, 1 failure, 2 wrong use. */
@Command(
    name = "understudy",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Stands in for you on video calls with an animatable 3D portrait.",
    subcommands = {
      WindowCommand.class,
      DriveCommand.class,
      LiveCommand.class,
      TrackCommand.class,
      RenderCommand.class,
      CompareCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      LicencesCommand.class,
      TrialCommand.class,
      ManualCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy                                    (the window)",
      "  understudy drive --video talk.mp4 --out avatar.mp4",
      "  understudy live --camera synthetic",
      "  understudy doctor",
      "",
      "Each command tells more with --help. Nothing uses the network."
    })
public final class Understudy {
  /** Commands that are sure to open an avatar, which is prepared while they are still parsed. */
  private static final Set<String> SHOWING = Set.of("drive", "live", "render", "bench", "trial");

  /** What is run where no command is given. */
  private static final String WINDOW = "window";

  /** Called by picocli. */
  public Understudy() {}

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Tell more: log messages, and stack traces of failures.")
  void setVerbose(boolean verbose) {
    if (verbose) {
      LogLevel.beVerbose();
    }
  }

  /** The command line with all commands and the rules for failures. */
  public static CommandLine commandLine() {
    FailureMessages failures = new FailureMessages();
    CommandLine model =
        new CommandLine(new ToolGroup.ModelGroup())
            .addSubcommand(named("build", new BuildParametricCommand()))
            .addSubcommand(named("chart", new ExpressionChartCommand()))
            .addSubcommand("template", new BuildTemplateCommand());
    CommandLine avatar =
        new CommandLine(new ToolGroup.AvatarGroup())
            .addSubcommand("list", new AvatarListCommand())
            .addSubcommand("show", new AvatarShowCommand())
            .addSubcommand("import", new AvatarImportCommand())
            .addSubcommand("export", new AvatarExportCommand())
            .addSubcommand("remove", new AvatarRemoveCommand())
            .addSubcommand("turntable", new AvatarTurntableCommand())
            .addSubcommand("bake", new AvatarBakeCommand())
            .addSubcommand("fit", new AvatarFitCommand());
    CommandLine studio =
        new CommandLine(new ToolGroup.StudioGroup())
            .addSubcommand("sheet", new StudioSheetCommand())
            .addSubcommand("bench", new StudioBenchCommand())
            .addSubcommand("person", new StudioPersonCommand())
            .addSubcommand("talk", new StudioTalkCommand());
    CommandLine dataset =
        new CommandLine(new ToolGroup.DatasetGroup())
            .addSubcommand("studio", new DatasetStudioCommand())
            .addSubcommand("photos", new DatasetPhotosCommand());
    return new CommandLine(new Understudy())
        .addSubcommand(avatar)
        .addSubcommand(dataset)
        .addSubcommand(model)
        .addSubcommand(studio)
        .addSubcommand(
            new CommandLine(new TrainCommand()).addSubcommand(new TrainRegressorCommand()))
        .addSubcommand(
            new CommandLine(new EvaluateCommand()).addSubcommand(new EvaluateRegressorCommand()))
        .addSubcommand(new AblateCommand())
        .addSubcommand(new SampleCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new AddOnCheck())
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setUsageHelpAutoWidth(true)
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  private static CommandLine named(String name, Object command) {
    return new CommandLine(command).setCommandName(name);
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine commandLine = commandLine();
    String[] line = args.length == 0 ? new String[] {WINDOW} : args;
    if (SHOWING.contains(line[0])) {
      AvatarFile.prepare();
    }
    System.exit(commandLine.execute(line));
  }
}
