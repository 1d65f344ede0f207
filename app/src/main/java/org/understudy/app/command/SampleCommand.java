package org.understudy.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.Progress;
import org.understudy.app.console.WrongUse;
import org.understudy.app.gallery.ShippedGenerator;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PngPicture;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.avatar.file.TextureQuality;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.OnnxNetwork;
import org.understudy.avatar.generator.PeopleSheet;
import org.understudy.avatar.generator.SheetPainter;
import org.understudy.camera.PictureKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy sample}: makes up people. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Make up a person who does not exist, as an avatar, or draw a sheet of many. The same seed is",
      "the same person."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy sample --seed 7 --out seed7.avatar",
      "  understudy sample --grid 4x4 --out people.png",
      "  understudy sample --grid 8 --sweeps --seed 100 --out moving.png",
      "  understudy sample --model run/generator --seed 7 --truncation 0.5 --out seed7.avatar",
      "",
      "Exit codes: 0 done, 1 failure, 2 wrong use. A failure leaves no file behind."
    })
public final class SampleCommand implements Callable<Integer> {
  private static final Pattern GRID = Pattern.compile("(\\d{1,3})(?:x(\\d{1,3}))?");
  private static final int MOST_PEOPLE = 1024;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "A generator, as `understudy train` leaves it in RUN/generator (default: the built-in one).")
  private @Nullable Path model;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Which person, or the first one of a sheet (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--truncation",
      defaultValue = "0.7",
      description =
          "Less for more ordinary people, 1 for all the variety that was learned, 0 to 2 (default: ${DEFAULT-VALUE}).")
  private double truncation = Generator.USUAL_TRUNCATION;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The avatar (.avatar), or with --grid the picture (.png), to write.")
  private Path out = Path.of("person.avatar");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The avatar's name (default: that of its file).")
  private @Nullable String name;

  @Option(
      names = "--grid",
      paramLabel = "CxR",
      description = "Draw a sheet of so many people instead, columns by rows or in all.")
  private @Nullable String grid;

  @Option(
      names = "--sweeps",
      description = "In the sheet, give each person a row of views, expressions and poses.")
  private boolean sweeps;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "256",
      description = "Edge of each picture in a sheet, 32 to 1024 (default: ${DEFAULT-VALUE}).")
  private int size = 256;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|cuda",
      defaultValue = "auto",
      description = "Where the network runs (default: ${DEFAULT-VALUE}).")
  private OnnxNetwork.Device device = OnnxNetwork.Device.AUTO;

  /** Called by picocli. */
  public SampleCommand() {}

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (!(truncation >= 0 && truncation <= 2)) {
      throw new WrongUse("--truncation takes a number from 0 to 2, got " + truncation);
    }
    if (size < 32 || size > 1024) {
      throw new WrongUse("--size takes 32 to 1024 pixels, got " + size);
    }
    if (sweeps && grid == null) {
      throw new WrongUse(
          "--sweeps draws a sheet: say how many people with --grid, such as --grid 8");
    }
    int[] cells = grid == null ? new int[0] : cells(grid);
    Usage.requireOutput(command, "--out", out, grid == null ? AvatarFile.ENDING : ".png");
    PrintWriter err = command.commandLine().getErr();
    try (Generator generator = ShippedGenerator.open(model, device)) {
      tellDevice(generator.painter(), err);
      if (grid == null) {
        writeAvatar(generator, err);
      } else {
        writeSheet(generator, cells, err);
      }
    }
    return 0;
  }

  private static int[] cells(String grid) {
    Matcher matcher = GRID.matcher(grid);
    if (matcher.matches()) {
      int columns = Integer.parseInt(matcher.group(1));
      int rows = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
      if (columns > 0 && rows > 0 && columns * rows <= MOST_PEOPLE) {
        return new int[] {columns, columns * rows};
      }
    }
    throw new WrongUse(
        "--grid takes columns by rows such as 4x4, %d people at most; got %s"
            .formatted(MOST_PEOPLE, grid));
  }

  private void tellDevice(SheetPainter painter, PrintWriter err) {
    String why = painter.reason().isEmpty() ? "" : " (" + painter.reason() + ")";
    if (device != OnnxNetwork.Device.CPU && !why.isEmpty()) {
      err.println("painted by ONNX Runtime on " + painter.device() + why);
      err.flush();
    }
  }

  private void writeAvatar(Generator generator, PrintWriter err) throws IOException {
    String file = "" + out.getFileName();
    String own = file.substring(0, file.length() - AvatarFile.ENDING.length());
    Avatar avatar = generator.avatar(name == null ? own : name, seed, truncation);
    AvatarFile.write(avatar, out, TextureQuality.DEFAULT);
    err.printf("%s: %d sheets; drive it with --avatar %s%n", out, avatar.sheets().size(), out);
    err.flush();
  }

  private void writeSheet(Generator generator, int[] cells, PrintWriter err) throws IOException {
    List<Avatar> people = new ArrayList<>();
    Progress progress =
        Progress.on(System.err, Progress.atTerminal(), "painting", " people", cells[1]);
    try {
      for (int i = 0; i < cells[1]; i++) {
        people.add(generator.avatar("seed " + (seed + i), seed + i, truncation));
        progress.at(i + 1L);
      }
    } finally {
      progress.close();
    }
    PngPicture.write(
        sweeps ? PeopleSheet.sweeps(people, size) : PeopleSheet.grid(people, cells[0], size),
        out,
        PictureKind.NOTICE);
    err.println(out);
    err.flush();
  }
}
