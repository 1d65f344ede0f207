package org.understudy.trainer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.understudy.avatar.generator.GeneratorManifest;
import org.understudy.parametric.file.FormatVersion;

/** What is told about a network, as its manifest says it. Stateless. */
public final class VersionedCard {
  private VersionedCard() {}

  /**
   * The card with the version of the folder's form in front.
   *
   * @param card what was learned, from what and how well
   */
  public static Map<String, Object> of(Map<String, String> card) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put(FormatVersion.FIELD, GeneratorManifest.VERSION);
    manifest.putAll(card);
    return manifest;
  }
}
