package org.understudy.trainer.makehuman;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.understudy.parametric.Rotation;
import tools.jackson.databind.JsonNode;

/**
 * MakeHuman's face pose units: one frame of a BVH file per named unit, each a rotation of some
 * bones. Immutable and safe to share.
 *
 * <p>The file is written z-up; its angles are turned into the mesh's y-up axes here: a turn about
 * the file's y is one about -z, a turn about its z is one about y.
 */
public final class PoseUnits {
  private final List<String> names;
  private final Map<String, Map<String, Rotation>> units;

  private PoseUnits(List<String> names, Map<String, Map<String, Rotation>> units) {
    this.names = names;
    this.units = units;
  }

  /** Reads {@code poseunits/face-poseunits.json} and the BVH file beside it. */
  public static PoseUnits readFace(DataFolder folder) throws IOException {
    Path jsonPath = folder.file("poseunits/face-poseunits.json");
    JsonNode mapping = DataFolder.json(jsonPath).get("framemapping");
    if (mapping == null || !mapping.isArray()) {
      throw new IOException(jsonPath + " has no \"framemapping\" list");
    }
    Path bvh = folder.file("poseunits/face-poseunits.bvh");
    List<Map<String, Rotation>> frames = readFrames(bvh);
    if (frames.size() != mapping.size()) {
      throw new IOException(
          "%s has %d frames, %s names %d".formatted(bvh, frames.size(), jsonPath, mapping.size()));
    }
    List<String> names = new ArrayList<>();
    Map<String, Map<String, Rotation>> units = new HashMap<>();
    for (int f = 0; f < frames.size(); f++) {
      names.add(mapping.get(f).asString());
      units.put(names.get(f), frames.get(f));
    }
    return new PoseUnits(List.copyOf(names), units);
  }

  private static List<Map<String, Rotation>> readFrames(Path bvh) throws IOException {
    List<String> channelBone = new ArrayList<>();
    List<String> channelName = new ArrayList<>();
    List<Map<String, Rotation>> frames = new ArrayList<>();
    try (BufferedReader in = DataFolder.reader(bvh)) {
      String bone = "";
      boolean motion = false;
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String[] words = line.trim().split("\\s+");
        switch (words[0]) {
          case "ROOT", "JOINT" -> bone = words[1];
          case "CHANNELS" -> {
            for (int k = 2; k < words.length; k++) {
              channelBone.add(bone);
              channelName.add(words[k]);
            }
          }
          case "MOTION" -> motion = true;
          default -> {
            if (motion && !line.isBlank() && !words[0].startsWith("Frame")) {
              frames.add(frame(words, channelBone, channelName, bvh, number));
            }
          }
        }
      }
    }
    return frames;
  }

  private static Map<String, Rotation> frame(
      String[] words, List<String> bones, List<String> channels, Path bvh, int number)
      throws IOException {
    if (words.length != channels.size()) {
      throw DataFolder.malformed(
          bvh, number, words.length + " numbers", channels.size() + " numbers");
    }
    Map<String, Rotation> rotations = new HashMap<>();
    for (int c = 0; c < words.length; c++) {
      double angle;
      try {
        angle = Math.toRadians(Double.parseDouble(words[c]));
      } catch (NumberFormatException e) {
        throw DataFolder.malformed(bvh, number, words[c], "a number");
      }
      Rotation turn =
          switch (channels.get(c)) {
            case "Xrotation" -> Rotation.ofAxisAngle(angle, 0, 0);
            case "Yrotation" -> Rotation.ofAxisAngle(0, 0, -angle);
            case "Zrotation" -> Rotation.ofAxisAngle(0, angle, 0);
            default -> Rotation.IDENTITY;
          };
      rotations.merge(bones.get(c), turn, Rotation::times);
    }
    rotations.values().removeIf(r -> r.angleTo(Rotation.IDENTITY) < 1e-4);
    return Map.copyOf(rotations);
  }

  /** Names of the units in the file's order, such as {@code JawDrop}; the first is the rest. */
  public List<String> names() {
    return names;
  }

  /**
   * Rotations of the bones a unit moves, at full strength, in the mesh's axes.
   *
   * @throws IllegalArgumentException for a name that is none of {@link #names}
   */
  public Map<String, Rotation> unit(String name) {
    Map<String, Rotation> unit = units.get(name);
    if (unit == null) {
      throw new IllegalArgumentException("no face pose unit " + name + "; there are " + names);
    }
    return unit;
  }
}
