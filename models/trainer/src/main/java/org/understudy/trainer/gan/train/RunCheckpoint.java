package org.understudy.trainer.gan.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.ParameterSet;

/**
 * Checkpoints of a run, which say what they were trained on. Safe to share.
 *
 * @param set what the set's manifest calls its source
 * @param seed of the run
 */
public record RunCheckpoint(String set, long seed) {
  private static final String PICTURES = "pictures";
  private static final String SEED = "seed";
  private static final String SET = "set";

  /**
   * Writes a checkpoint, in a folder that is made if need be.
   *
   * @param pictures seen so far
   * @see Checkpoint#save
   */
  public void save(
      Path file, long pictures, List<ParameterSet> sets, Map<String, AdamOptimiser> optimisers)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Checkpoint.save(
        file,
        sets,
        optimisers,
        Map.of(PICTURES, String.valueOf(pictures), SEED, String.valueOf(seed), SET, set));
  }

  /**
   * Goes on from a checkpoint.
   *
   * @param otherwise what to do where there is none, for the message
   * @return pictures seen
   * @throws IOException if there is none, or it is of another network, seed or set
   */
  public long load(
      Path file, String otherwise, List<ParameterSet> sets, Map<String, AdamOptimiser> optimisers)
      throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(
          "%s has no %s; %s".formatted(file.getParent(), file.getFileName(), otherwise));
    }
    Map<String, String> texts = Checkpoint.load(file, sets, optimisers);
    String ofSet = texts.getOrDefault(SET, "");
    if (!ofSet.equals(set) || !texts.getOrDefault(SEED, "").equals(String.valueOf(seed))) {
      throw new IOException(
          "%s was trained on the set \"%s\" with seed %s; go on with those"
              .formatted(file, ofSet, texts.get(SEED)));
    }
    return Long.parseLong(texts.getOrDefault(PICTURES, "0"));
  }
}
