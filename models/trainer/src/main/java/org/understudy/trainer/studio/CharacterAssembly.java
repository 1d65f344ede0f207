package org.understudy.trainer.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.understudy.trainer.expression.ExpressiveCharacter;
import org.understudy.trainer.makehuman.FittedProxy;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.makehuman.ObjMesh;
import org.understudy.trainer.makehuman.Proxy;

/**
 * Puts a person's surfaces together: skin that shows, teeth, eyes, clothes, hair, glasses, cut off
 * below the bust. For one person, once.
 */
final class CharacterAssembly {
  private static final float BUST_BELOW_ROOT = 0.3f;

  /** Where the left ear's top meets the head on the base mesh, decimetres. */
  private static final float[] EAR_ROOT = {0.75f, 7.4f, 0.52f};

  private final MakeHuman data;
  private final StudioPerson person;
  private final MakeHumanCharacter character;
  private final ExpressiveCharacter expressive;
  private final PersonMaterials materials;
  private final float[] baseRest;
  private final List<BoundPart> parts = new ArrayList<>();

  CharacterAssembly(
      MakeHuman data,
      StudioPerson person,
      MakeHumanCharacter character,
      ExpressiveCharacter expressive) {
    this.data = data;
    this.person = person;
    this.character = character;
    this.expressive = expressive;
    this.materials = new PersonMaterials(data, person);
    this.baseRest = expressive.rest();
  }

  /**
   * The surfaces, skin first.
   *
   * @throws IOException if a file of the data folder is missing or malformed
   */
  List<BoundPart> parts() throws IOException {
    Proxy clothes = data.proxy(person.outfit().proxy());
    addSkin(clothes.deletedVertices(), materials.skin(), baseRest);
    addProxy("teeth", data.proxy(person.teeth()), materials.teeth(), 0);
    addProxy("tongue", data.proxy("tongue/tongue01"), materials.tongue(), 1);
    addProxy("eyes", data.proxy("eyes/high-poly"), materials.eyes(), 0);
    addProxy("cloth", clothes, materials.cloth(clothes), 1);
    addProxy("brows", data.proxy(person.brows()), materials.brows(), 1);
    addProxy("lashes", data.proxy(person.lashes()), materials.lashes(), 1);
    if (person.hair().isPresent() && !person.hair().get().isCropped()) {
      Proxy hair = data.proxy(person.hair().get().proxy());
      addProxy("hair", hair, materials.hair(hair, person.hair().get()), 1);
    }
    person.glasses().ifPresent(this::addGlasses);
    return List.copyOf(parts);
  }

  /**
   * The surfaces of the body alone, skin first, in plain colours. They have the same vertices for
   * everybody.
   *
   * @param extent [B][3] another body's base mesh, which decides where everybody's bust ends
   * @throws IOException if a file of the data folder is missing or malformed
   */
  List<BoundPart> bareParts(float[] extent) throws IOException {
    addSkin(new BitSet(), plain(Material.Kind.SKIN), extent);
    addProxy("teeth", data.proxy(person.teeth()), plain(Material.Kind.TEETH), 0);
    addProxy("tongue", data.proxy("tongue/tongue01"), plain(Material.Kind.TONGUE), 1);
    addProxy("eyes", data.proxy("eyes/high-poly"), plain(Material.Kind.EYE), 0);
    addProxy("brows", data.proxy(person.brows()), plain(Material.Kind.BROW), 1);
    addProxy("lashes", data.proxy(person.lashes()), plain(Material.Kind.LASH), 1);
    return List.copyOf(parts);
  }

  private static Material plain(Material.Kind kind) {
    return Material.of(kind, LinearImage.uniform(0.5f, 0.5f, 0.5f));
  }

  private void addSkin(BitSet hidden, Material material, float[] extent) throws IOException {
    ObjMesh mesh = data.baseMesh();
    int body = mesh.groups().indexOf("body");
    List<int[]> faces = new ArrayList<>();
    List<float[]> texture = new ArrayList<>();
    for (int f = 0; f < mesh.faceCount(); f++) {
      if (mesh.faceGroups()[f] == body && inBust(mesh, f, extent) && !allIn(mesh, f, hidden)) {
        addFace(mesh, f, faces, texture);
      }
    }
    Subdivision surface =
        Subdivision.of(
            mesh.vertexCount(), faces.toArray(int[][]::new), texture.toArray(float[][]::new), 1);
    float[] growth =
        person
            .beard()
            .map(b -> surface.apply(BeardGrowth.of(mesh, data.anatomy(), b.style()), 1))
            .orElse(new float[0]);
    StudioPart part =
        new StudioPart(
            "skin",
            surface,
            material,
            surface.apply(baseRest, 3),
            growth,
            scalp(surface),
            surface.apply(mesh.positions(), 3));
    parts.add(BoundPart.ofBase(part, character.skinningWeights()));
  }

  private void addProxy(String name, Proxy proxy, Material material, int levels) {
    FittedProxy fitted = character.fit(proxy);
    ObjMesh mesh = proxy.mesh();
    float[] rest = fitted.positions();
    if (name.equals("hair")) {
      headShape().apply(rest, person.hair().orElseThrow());
      fitted = fitted.withPositions(rest);
    }
    List<int[]> faces = new ArrayList<>();
    List<float[]> texture = new ArrayList<>();
    BitSet kept =
        name.equals("hair") && !person.hair().orElseThrow().looseLocks()
            ? LooseLocks.without(mesh)
            : all(mesh);
    for (int f = 0; f < mesh.faceCount(); f++) {
      if (kept.get(f) && inBust(mesh, f, rest)) {
        addFace(mesh, f, faces, texture);
      }
    }
    Subdivision surface =
        Subdivision.of(
            mesh.vertexCount(),
            faces.toArray(int[][]::new),
            texture.toArray(float[][]::new),
            levels);
    StudioPart part = StudioPart.bare(name, surface, material, surface.apply(rest, 3));
    parts.add(BoundPart.ofProxy(part, fitted));
  }

  private float[] scalp(Subdivision skin) throws IOException {
    if (person.hair().isEmpty()) {
      return new float[0];
    }
    float[] hair = new float[0];
    if (!person.hair().get().isCropped()) {
      hair = character.fit(data.proxy(person.hair().get().proxy())).positions();
      headShape().apply(hair, person.hair().get());
    }
    return skin.apply(Scalp.of(data.baseMesh(), baseRest, hair), 1);
  }

  private HairShape headShape() {
    float[] skull = gather(data.anatomy().face());
    return new HairShape(skull, expressive.eyeCentre(true), expressive.eyeCentre(false));
  }

  private void addGlasses(Glasses glasses) {
    float[] neutral = data.baseMesh().positions();
    BitSet face = (BitSet) data.anatomy().face().clone();
    int ear = 0;
    float nearest = Float.MAX_VALUE;
    for (int v = face.nextSetBit(0); v >= 0; v = face.nextSetBit(v + 1)) {
      float distance =
          Math.abs(neutral[3 * v] - EAR_ROOT[0])
              + Math.abs(neutral[3 * v + 1] - EAR_ROOT[1])
              + Math.abs(neutral[3 * v + 2] - EAR_ROOT[2]);
      if (distance < nearest) {
        nearest = distance;
        ear = v;
      }
      if (neutral[3 * v + 2] < 0.62f && Math.abs(neutral[3 * v]) > 0.74f) {
        face.clear(v);
      }
    }
    GlassesFrame frame =
        new GlassesFrame(
            glasses,
            gather(face),
            expressive.eyeCentre(true),
            expressive.eyeCentre(false),
            Arrays.copyOfRange(baseRest, 3 * ear, 3 * ear + 3));
    float[] control = frame.positions();
    Subdivision surface = Subdivision.of(control.length / 3, frame.faces(), frame.texture(), 0);
    Material material = materials.frame(glasses);
    parts.add(
        BoundPart.onHead(
            StudioPart.bare("glasses", surface, material, surface.apply(control, 3)), control));
  }

  private float[] gather(BitSet vertices) {
    float[] points = new float[3 * vertices.cardinality()];
    int n = 0;
    for (int v = vertices.nextSetBit(0); v >= 0; v = vertices.nextSetBit(v + 1)) {
      System.arraycopy(baseRest, 3 * v, points, n, 3);
      n += 3;
    }
    return points;
  }

  private static BitSet all(ObjMesh mesh) {
    BitSet faces = new BitSet();
    faces.set(0, mesh.faceCount());
    return faces;
  }

  private static boolean inBust(ObjMesh mesh, int f, float[] rest) {
    for (int k = 0; k < 4; k++) {
      int v = mesh.faces()[4 * f + k];
      if (v >= 0 && rest[3 * v + 1] < -BUST_BELOW_ROOT) {
        return false;
      }
    }
    return true;
  }

  private static boolean allIn(ObjMesh mesh, int f, BitSet hidden) {
    for (int k = 0; k < 4; k++) {
      int v = mesh.faces()[4 * f + k];
      if (v >= 0 && !hidden.get(v)) {
        return false;
      }
    }
    return true;
  }

  private static void addFace(ObjMesh mesh, int f, List<int[]> faces, List<float[]> texture) {
    int n = mesh.faces()[4 * f + 3] < 0 ? 3 : 4;
    int[] face = new int[n];
    float[] uv = new float[2 * n];
    for (int k = 0; k < n; k++) {
      face[k] = mesh.faces()[4 * f + k];
      int at = mesh.faceTextureCoordinates()[4 * f + k];
      if (at >= 0) {
        uv[2 * k] = mesh.textureCoordinates()[2 * at];
        uv[2 * k + 1] = mesh.textureCoordinates()[2 * at + 1];
      }
    }
    faces.add(face);
    texture.add(uv);
  }
}
