package org.understudy.trainer.gan.compact;

import java.nio.file.Path;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.dataset.PortraitSet;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.studio.Workers;

/**
 * What a run is given.
 *
 * @param folder where checkpoint, logs, samples and generator go; made when something is written
 * @param set the pictures
 * @param template the sheets
 * @param bust whose joints move them
 * @param preset all constants
 * @param device libtorch's name of where networks are computed
 * @param seed of initial values and order
 * @param workers where pictures are prepared and drawn; not closed by the run
 */
public record RunSettings(
    Path folder,
    PortraitSet set,
    SheetTemplate template,
    BustModel bust,
    CompactPreset preset,
    String device,
    long seed,
    Workers workers) {

  /** What of the set's portraits is learned. */
  PortraitView shown() {
    return new PortraitView(bust, preset.setting());
  }
}
