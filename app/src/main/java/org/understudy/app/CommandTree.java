package org.understudy.app;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

  private static final Map<String, Supplier<CommandLine>> COMMANDS = new LinkedHashMap<>();

  static {
    add("window", WindowCommand::new);
    add("drive", DriveCommand::new);
    add("live", LiveCommand::new);
    add("track", TrackCommand::new);
    add("render", RenderCommand::new);
    add("compare", CompareCommand::new);
    add("bench", BenchCommand::new);
    add("doctor", DoctorCommand::new);
    add("licences", LicencesCommand::new);
    add("trial", TrialCommand::new);
    add("manual", ManualCommand::new);
    COMMANDS.put("avatar", CommandTree::avatar);
    COMMANDS.put("dataset", CommandTree::dataset);
    COMMANDS.put("model", CommandTree::model);
    COMMANDS.put("studio", CommandTree::studio);
    COMMANDS.put(
        "train",
        () -> new CommandLine(new TrainCommand()).addSubcommand(new TrainRegressorCommand()));
    COMMANDS.put(
        "evaluate",
        () -> new CommandLine(new EvaluateCommand()).addSubcommand(new EvaluateRegressorCommand()));
    add("ablate", AblateCommand::new);
    add("sample", SampleCommand::new);
  }

  private CommandTree() {}

  private static void add(String name, Supplier<Object> command) {
    COMMANDS.put(name, () -> new CommandLine(command.get()));
  }

  /** Adds all commands. */
  static void addAll(CommandLine program) {
    add(COMMANDS.keySet(), program);
  }

  /** Adds what is needed to run a line that begins with a word; all where that is no command. */
  static void addFor(String word, CommandLine program) {
    boolean alone = COMMANDS.containsKey(word) && !NEED_THE_OTHERS.contains(word);
    add(alone ? List.of(word) : COMMANDS.keySet(), program);
  }

  private static void add(Collection<String> names, CommandLine program) {
    COMMANDS.forEach(
        (name, command) -> {
          if (names.contains(name)) {
            program.addSubcommand(name, command.get());
          }
        });
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
