package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.dataset.ToyPortraits;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.preset.People;
import org.understudy.trainer.studio.Workers;

/** Runs that take seconds: five coloured squares, three small sheets. */
public final class ToyRun {
  private ToyRun() {}

  /** The joints that move them. */
  public static BustModel bust() throws IOException {
    return ToyTemplate.bust();
  }

  /** Constants of such a run. */
  public static CompactPreset preset(double rate) {
    return new CompactPreset(
        CompactPreset.Setting.PORTRAIT,
        new CompactPreset.Decoder(6, 16, 1, 16, List.of(16, 12, 8)),
        List.of(
            new CompactPreset.Phase(100, 8, 2, 0.5, rate, rate),
            new CompactPreset.Phase(100, 16, 3, 0, rate, rate)),
        2,
        1,
        new CompactPreset.Weights(2, 3, 4),
        new CompactPreset.Eps(1e-4, 0.4, 1, 0.999),
        new CompactPreset.Optimiser(0.9, 0.99, 10),
        new People(2, 2, 4),
        new CompactPreset.Refine(
            24,
            16,
            8,
            3,
            2,
            1e-3,
            1e-3,
            1e-3,
            0.99,
            1,
            4,
            0.5,
            true,
            List.of(1.0, 1.0, 0.5),
            List.of(4, 6)));
  }

  /** A run in a folder beside its set, which is made if it is not there. */
  public static RunSettings settings(
      Path folder, String name, CompactPreset preset, BustModel bust, Workers workers)
      throws IOException {
    Path data = folder.resolve("data");
    if (!Files.exists(data)) {
      ToyPortraits.write(data, 5, 32, ToyTemplate.IDENTITY, bust.shapeCount());
    }
    return new RunSettings(
        folder.resolve(name),
        PortraitSet.open(data),
        ToyTemplate.of(bust),
        bust,
        preset,
        "cpu",
        1,
        workers);
  }
}
