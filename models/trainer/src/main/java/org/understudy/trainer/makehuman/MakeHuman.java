package org.understudy.trainer.makehuman;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A MakeHuman data folder with its base mesh, rig and pose units loaded; targets and proxies are
 * read when first asked for and kept. Safe to share between threads.
 */
public final class MakeHuman {
  /** Vertices 0..13379 of the base mesh are the visible body; the rest are helpers. */
  public static final int BODY_VERTICES = 13380;

  private final DataFolder folder;
  private final ObjMesh baseMesh;
  private final Rig rig;
  private final RigReduction reduction;
  private final PoseUnits poseUnits;
  private final FaceAnatomy anatomy;
  private final MirrorMap mirror;
  private final Map<String, DetailModifier> modifiers;
  private final Map<Path, MorphTarget> targets = new ConcurrentHashMap<>();
  private final Map<String, Proxy> proxies = new ConcurrentHashMap<>();

  private MakeHuman(
      DataFolder folder,
      ObjMesh baseMesh,
      Rig rig,
      PoseUnits poseUnits,
      Map<String, DetailModifier> modifiers) {
    this.folder = folder;
    this.baseMesh = baseMesh;
    this.rig = rig;
    this.reduction = new RigReduction(rig);
    this.poseUnits = poseUnits;
    this.anatomy = FaceAnatomy.of(baseMesh);
    this.mirror = MirrorMap.of(baseMesh.positions());
    this.modifiers = modifiers;
  }

  /**
   * Opens a data folder such as {@code ../shared/makehuman/data} or a user's own MakeHuman's.
   *
   * @throws IOException naming the folder or file that is missing or malformed
   */
  public static MakeHuman open(Path root) throws IOException {
    DataFolder folder = DataFolder.open(root);
    ObjMesh mesh = ObjMesh.read(folder.file("3dobjs/base.obj"));
    if (mesh.vertexCount() < BODY_VERTICES) {
      throw new IOException(
          "%s has %d vertices, expected MakeHuman's base mesh hm08 of 19158"
              .formatted(folder.file("3dobjs/base.obj"), mesh.vertexCount()));
    }
    return new MakeHuman(
        folder,
        mesh,
        Rig.read(folder, "rigs/default.mhskel", mesh.vertexCount()),
        PoseUnits.readFace(folder),
        DetailModifier.readAll(folder));
  }

  /** Where the files are. */
  public DataFolder folder() {
    return folder;
  }

  /**
   * The base mesh before any target, decimetres; its faces and texture coordinates hold for all.
   */
  public ObjMesh baseMesh() {
    return baseMesh;
  }

  /** The full rig of 163 bones. */
  public Rig rig() {
    return rig;
  }

  /** How the rig becomes the portrait's 7 joints. */
  public RigReduction reduction() {
    return reduction;
  }

  /** Face, lips, lids, mouth and sockets of the base mesh. */
  public FaceAnatomy anatomy() {
    return anatomy;
  }

  /** Left and right counterparts of the base mesh. */
  public MirrorMap mirror() {
    return mirror;
  }

  /** The face pose units. */
  public PoseUnits poseUnits() {
    return poseUnits;
  }

  /** The detail sliders whose targets are in the folder, by name, sorted. */
  public Map<String, DetailModifier> modifiers() {
    return modifiers;
  }

  /**
   * Reads a target, or finds it among those read.
   *
   * @param relative path below the folder, such as {@code targets/chin/chin-cleft-incr.target}
   */
  public MorphTarget target(String relative) throws IOException {
    return target(folder.file(relative));
  }

  MorphTarget target(Path path) throws IOException {
    MorphTarget known = targets.get(path);
    if (known == null) {
      known = MorphTarget.read(path, baseMesh.vertexCount());
      targets.put(path, known);
    }
    return known;
  }

  /**
   * Reads a proxy, or finds it among those read.
   *
   * @param name kind and folder, such as {@code hair/long01}, or kind, folder and file, such as
   *     {@code clothes/fedora01/fedora}; {@link DataFolder#proxies} lists them
   */
  public Proxy proxy(String name) throws IOException {
    Proxy known = proxies.get(name);
    if (known == null) {
      String stem = name.substring(name.lastIndexOf('/') + 1);
      Path path =
          folder
              .fileIfPresent(name + "/" + stem + ".mhclo")
              .orElse(folder.root().resolve(name + ".mhclo"));
      known =
          Proxy.read(
              name, folder.file(folder.root().relativize(path).toString()), baseMesh.vertexCount());
      proxies.put(name, known);
    }
    return known;
  }

  /**
   * The base mesh shaped like a character, in MakeHuman's own frame and stance.
   *
   * @return [V][3] decimetres
   * @throws IllegalArgumentException for a slider the folder has no targets for
   */
  public float[] shape(CharacterDescription who) throws IOException {
    float[] positions = baseMesh.positions().clone();
    for (Map.Entry<String, Double> macro : MacroTargets.weights(who).entrySet()) {
      target(macro.getKey()).addTo(positions, macro.getValue());
    }
    for (Map.Entry<String, Double> detail : who.details().entrySet()) {
      DetailModifier modifier = modifiers.get(detail.getKey());
      if (modifier == null || detail.getValue() < modifier.minimum()) {
        throw new IllegalArgumentException(
            "%s = %s is no slider of %s; there are %s"
                .formatted(detail.getKey(), detail.getValue(), folder.root(), modifiers.keySet()));
      }
      double value = detail.getValue();
      Path file = value < 0 ? modifier.negative().orElseThrow() : modifier.positive();
      target(file).addTo(positions, Math.abs(value));
    }
    return positions;
  }

  /** A character with its arms lowered, in the bust's rest frame. */
  public MakeHumanCharacter character(CharacterDescription who) throws IOException {
    return new MakeHumanCharacter(this, who, shape(who));
  }
}
