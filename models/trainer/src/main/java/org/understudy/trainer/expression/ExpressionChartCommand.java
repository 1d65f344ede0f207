package org.understudy.trainer.expression;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.understudy.avatar.PngPicture;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.MakeHuman;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the 52 shapes for checking by eye. */
@Command(
    name = "expression-chart",
    mixinStandardHelpOptions = true,
    description = "Draw a labelled chart of the 52 ARKit shapes.")
public final class ExpressionChartCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      defaultValue = "../shared/makehuman/data",
      description = "MakeHuman's data folder (default: ${DEFAULT-VALUE}).")
  private Path dataFolder = Path.of("../shared/makehuman/data");

  @Option(
      names = "--out",
      defaultValue = "expressions.png",
      description = "PNG file to write (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("expressions.png");

  @Option(
      names = "--male",
      defaultValue = "0.5",
      description = "0 draws a woman, 1 a man (default: ${DEFAULT-VALUE}).")
  private double male = 0.5;

  @Option(
      names = "--age",
      defaultValue = "25",
      description = "Age in years, 25 to 90 (default: ${DEFAULT-VALUE}).")
  private double age = 25;

  /** Made by the command line parser. */
  public ExpressionChartCommand() {}

  @Override
  public Integer call() throws IOException {
    MakeHuman data = MakeHuman.open(dataFolder);
    ExpressiveCharacter character =
        new ExpressiveCharacter(
            data.character(CharacterDescription.AVERAGE.withSexAndAge(male, age)));
    PngPicture.write(new ExpressionChart(character).draw(), out);
    System.err.println("wrote " + out);
    return 0;
  }
}
