package org.understudy.trainer.makehuman;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A ready-made facial expression of MakeHuman ({@code .mhpose}): a mix of face pose units.
 *
 * @param name the file's name without its ending
 * @param units weight 0..1 of each pose unit
 */
public record ExpressionPreset(String name, Map<String, Double> units) {

  public ExpressionPreset {
    units = Map.copyOf(units);
  }

  /** Reads a file such as {@code expressions/smile01.mhpose}. */
  public static ExpressionPreset read(Path path) throws IOException {
    JsonNode poses = DataFolder.json(path).get("unit_poses");
    if (poses == null) {
      throw new IOException(path + " has no \"unit_poses\"");
    }
    Map<String, Double> units = new LinkedHashMap<>();
    for (String unit : poses.propertyNames()) {
      units.put(unit, poses.get(unit).asDouble());
    }
    return new ExpressionPreset(path.getFileName().toString().replace(".mhpose", ""), units);
  }
}
