package org.understudy.app.command;

import org.understudy.app.console.WrongUse;
import picocli.CommandLine.Option;

/** How networks are trained, for every command that does. */
final class TrainingArguments {
  @Option(
      names = "--seed",
      defaultValue = "1",
      description =
          "Seed of initial values and order; whoever goes on with a run gives the run's (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      paramLabel = "cpu|cuda",
      description = "Where the networks are computed (default: ${DEFAULT-VALUE}).")
  private String device = "cpu";

  @Option(
      names = "--threads",
      description =
          "Threads to prepare and draw with; the paper's networks on the processor take half of them (default: the number of processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The seed. */
  long seed() {
    return seed;
  }

  /** libtorch's name of a device. */
  String device() {
    if (!device.matches("cpu|cuda(:\\d+)?")) {
      throw new WrongUse("--device takes cpu, cuda or cuda:N, got " + device);
    }
    return device;
  }

  /** One or more. */
  int threads() {
    if (threads < 1) {
      throw new WrongUse("--threads takes 1 or more, got " + threads);
    }
    return threads;
  }
}
