package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.avatar.generator.CodeMixture;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.people.MixtureFit;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.preset.People;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;

/** The people of a set with the eps that a run has learned for them. Not thread-safe. */
final class LearnedPeople {
  private static final String NOISE = "noise";
  private static final String ALL = "all";

  private final List<float[]> identities = new ArrayList<>();
  private final ParameterSet noise;
  private final People people;

  /**
   * The first pictures of a set.
   *
   * @param count how many
   * @param noise where their eps are kept; made here
   * @throws IOException if the set is damaged
   */
  LearnedPeople(
      PortraitSet set, SheetTemplate template, int count, ParameterSet noise, CompactPreset preset)
      throws IOException {
    for (int i = 0; i < count; i++) {
      PortraitCodes codes = set.codes(i);
      identities.add(template.join(codes.identity(), codes.shape()));
    }
    this.noise = noise;
    this.people = preset.people();
    noise.scope(NOISE).normal(ALL, preset.eps().deviation(), count, preset.decoder().noise());
  }

  /** The parameter [pictures, noise] that holds every eps. */
  Tensor eps() {
    return noise.get(NOISE + "." + ALL);
  }

  /** The mixture of identity codes and eps as they are now. */
  CodeMixture mixture(long seed) {
    float[] eps = Placement.readSingle(eps());
    int length = eps.length / identities.size();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < identities.size(); i++) {
      float[] identity = identities.get(i);
      float[] vector = Arrays.copyOf(identity, identity.length + length);
      System.arraycopy(eps, i * length, vector, identity.length, length);
      vectors.add(vector);
    }
    return MixtureFit.of(vectors, people.components(identities.size()), people.prior(), seed);
  }
}
