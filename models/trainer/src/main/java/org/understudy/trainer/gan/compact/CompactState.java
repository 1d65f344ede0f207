package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.train.RunCheckpoint;

/**
 * All that auto-decoding learns: decoder, eps and the optimiser's moments, kept in checkpoints.
 * Owns its tensors. Not safe for concurrent use.
 */
final class CompactState implements AutoCloseable {
  private static final String OPTIMISER = "autodecoding";

  /** Pictures of the set that are learned; the others are held out. */
  final int trained;

  final Placement placement;
  final ParameterSet parameters;
  final ParameterSet noise;
  final SheetDecoder decoder;
  final LearnedPeople people;
  final AutoDecoder trainer;
  private final RunCheckpoint checkpoint;

  /**
   * What is learned, at its beginning.
   *
   * @throws IOException if there is no such device, or the preset holds all pictures out
   */
  CompactState(RunSettings settings) throws IOException {
    CompactPreset preset = settings.preset();
    PortraitSet set = settings.set();
    this.trained = set.count() - preset.heldOut();
    if (trained < 1) {
      throw new IOException(
          "the preset holds %d pictures out, and the set has no more than %d"
              .formatted(preset.heldOut(), set.count()));
    }
    long seed = settings.seed();
    this.checkpoint = new RunCheckpoint(set.manifest().source(), seed);
    this.placement = Placement.named(settings.device());
    this.parameters = new ParameterSet(placement, new Random(seed));
    this.noise = new ParameterSet(placement, new Random(seed + 1));
    this.decoder =
        new SheetDecoder(parameters.scope("decoder"), settings.template(), preset.decoder());
    this.people = new LearnedPeople(set, settings.template(), trained, noise, preset);
    this.trainer =
        new AutoDecoder(
            decoder,
            placement,
            people.eps(),
            List.of(
                new AdamOptimiser.Group(
                    parameters, 1, preset.optimiser().beta1(), preset.optimiser().beta2()),
                new AdamOptimiser.Group(noise, preset.eps().rateShare(), 0, preset.eps().beta2())),
            preset.phases().getFirst().firstRate(),
            preset.eps().weight(),
            preset.optimiser().clip(),
            settings.workers());
  }

  /**
   * Writes a checkpoint.
   *
   * @param pictures seen so far
   * @param more what else is learned
   * @param optimisers of that
   */
  void save(
      Path file, long pictures, List<ParameterSet> more, Map<String, AdamOptimiser> optimisers)
      throws IOException {
    checkpoint.save(file, pictures, with(more), with(optimisers));
  }

  /**
   * Goes on from a checkpoint.
   *
   * @param otherwise what to do where there is none, for the message
   * @return pictures seen
   * @throws IOException if there is none, or it is of another network, seed or set
   */
  long load(
      Path file, String otherwise, List<ParameterSet> more, Map<String, AdamOptimiser> optimisers)
      throws IOException {
    return checkpoint.load(file, otherwise, with(more), with(optimisers));
  }

  private List<ParameterSet> with(List<ParameterSet> more) {
    List<ParameterSet> all = new ArrayList<>(List.of(parameters, noise));
    all.addAll(more);
    return all;
  }

  private Map<String, AdamOptimiser> with(Map<String, AdamOptimiser> more) {
    Map<String, AdamOptimiser> all = new LinkedHashMap<>();
    all.put(OPTIMISER, trainer.optimiser());
    all.putAll(more);
    return all;
  }

  @Override
  public void close() {
    trainer.close();
    decoder.close();
    noise.close();
    parameters.close();
    placement.close();
  }
}
