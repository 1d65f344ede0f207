package org.understudy.trainer.photo;

import org.understudy.trainer.dataset.DatasetManifest.Reject;
import org.understudy.trainer.dataset.Portrait;

/** What became of a photo. */
sealed interface PhotoResult {
  /** It is a portrait now. */
  record Taken(Portrait portrait) implements PhotoResult {}

  /** It was left out. */
  record Left(Reject reject) implements PhotoResult {}
}
