package org.understudy.app;

import java.util.List;
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

/**
 * The program's commands in the order of its help. Reading the options of all of them takes a third
 * of a second, so that they are made one by one, when asked for.
 */
final class CommandTree {
  /** These run or describe other commands of the program they belong to. */
  private static final List<String> NEED_THE_OTHERS = List.of("trial", "manual");

  private static final List<String> NAMES =
      List.of(
          "window",
          "drive",
          "live",
          "track",
          "render",
          "compare",
          "bench",
          "doctor",
          "licences",
          "trial",
          "manual",
          "avatar",
          "dataset",
          "model",
          "studio",
          "train",
          "evaluate",
          "ablate",
          "sample");

  private CommandTree() {}

  /** Adds what is needed to run a line that begins with a word; all where that is no command. */
  static void addFor(String word, CommandLine program) {
    if (NAMES.contains(word) && !NEED_THE_OTHERS.contains(word)) {
      add(word, program);
    } else {
      NAMES.forEach(name -> add(name, program));
    }
  }

  private static void add(String name, CommandLine program) {
    program.addSubcommand(name, make(name));
  }

  /** One switch, as a table of lambdas makes a class of each of them at every start. */
  private static Object make(String name) {
    return switch (name) {
      case "window" -> new WindowCommand();
      case "drive" -> new DriveCommand();
      case "live" -> new LiveCommand();
      case "track" -> new TrackCommand();
      case "render" -> new RenderCommand();
      case "compare" -> new CompareCommand();
      case "bench" -> new BenchCommand();
      case "doctor" -> new DoctorCommand();
      case "licences" -> new LicencesCommand();
      case "trial" -> new TrialCommand();
      case "manual" -> new ManualCommand();
      case "avatar" -> avatar();
      case "dataset" -> dataset();
      case "model" -> model();
      case "studio" -> studio();
      case "train" ->
          new CommandLine(new TrainCommand()).addSubcommand(new TrainRegressorCommand());
      case "evaluate" ->
          new CommandLine(new EvaluateCommand()).addSubcommand(new EvaluateRegressorCommand());
      case "ablate" -> new AblateCommand();
      case "sample" -> new SampleCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static CommandLine avatar() {
    return new CommandLine(new ToolGroup.AvatarGroup())
        .addSubcommand("list", new AvatarListCommand())
        .addSubcommand("show", new AvatarShowCommand())
        .addSubcommand("import", new AvatarImportCommand())
        .addSubcommand("export", new AvatarExportCommand())
        .addSubcommand("remove", new AvatarRemoveCommand())
        .addSubcommand("turntable", new AvatarTurntableCommand())
        .addSubcommand("bake", new AvatarBakeCommand())
        .addSubcommand("fit", new AvatarFitCommand());
  }

  private static CommandLine dataset() {
    return new CommandLine(new ToolGroup.DatasetGroup())
        .addSubcommand("studio", new DatasetStudioCommand())
        .addSubcommand("photos", new DatasetPhotosCommand());
  }

  private static CommandLine model() {
    return new CommandLine(new ToolGroup.ModelGroup())
        .addSubcommand(named("build", new BuildParametricCommand()))
        .addSubcommand(named("chart", new ExpressionChartCommand()))
        .addSubcommand("template", new BuildTemplateCommand());
  }

  private static CommandLine studio() {
    return new CommandLine(new ToolGroup.StudioGroup())
        .addSubcommand("sheet", new StudioSheetCommand())
        .addSubcommand("bench", new StudioBenchCommand())
        .addSubcommand("person", new StudioPersonCommand())
        .addSubcommand("talk", new StudioTalkCommand());
  }

  private static CommandLine named(String name, Object command) {
    return new CommandLine(command).setCommandName(name);
  }
}
