package org.understudy.trainer.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.expression.ExpressiveCharacter;
import org.understudy.trainer.makehuman.FittedProxy;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.makehuman.ObjMesh;
import org.understudy.trainer.makehuman.Proxy;

/**
 * A synthetic person ready to be posed: surfaces with materials, skinning and expressions.
 * Immutable once made and safe to share.
 */
public final class StudioCharacter {
  private static final float BUST_BELOW_ROOT = 0.3f;

  /** Where the left ear's top meets the head on the base mesh, decimetres. */
  private static final float[] EAR_ROOT = {0.75f, 7.4f, 0.52f};

  private final StudioPerson person;
  private final MakeHumanCharacter character;
  private final ExpressiveCharacter expressive;
  private final List<BoundPart> parts = new ArrayList<>();
  private final float[] baseRest;
  private final float[] baseWeights;

  private StudioCharacter(StudioPerson person, MakeHumanCharacter character) throws IOException {
    this.person = person;
    this.character = character;
    this.expressive = new ExpressiveCharacter(character);
    this.baseRest = expressive.rest();
    this.baseWeights = character.skinningWeights();
  }

  /**
   * Dresses a character.
   *
   * @throws IOException if a file of the data folder is missing or malformed
   */
  public static StudioCharacter of(MakeHuman data, StudioPerson person) throws IOException {
    StudioCharacter made = new StudioCharacter(person, data.character(person.body()));
    made.assemble(data);
    return made;
  }

  private void assemble(MakeHuman data) throws IOException {
    Path root = data.folder().root();
    Proxy clothes = data.proxy(person.outfit().proxy());
    LinearImage skin =
        SkinTexture.of(
            LinearImage.read(root.resolve("skins/textures/" + person.skin().texture() + ".png")),
            person);
    BitSet hidden = clothes.deletedVertices();
    addSkin(data, hidden, Material.skin(skin, person.beard()));
    LinearImage teeth =
        MouthTexture.teeth(LinearImage.read(root.resolve("teeth/materials/teeth.png")));
    addProxy("teeth", data.proxy(person.teeth()), Material.of(Material.Kind.TEETH, teeth), 0);
    addProxy(
        "tongue",
        data.proxy("tongue/tongue01"),
        Material.of(
            Material.Kind.TONGUE,
            MouthTexture.tongue(
                LinearImage.read(root.resolve("tongue/tongue01/tongue01_diffuse.png")))),
        1);
    addProxy(
        "eyes",
        data.proxy("eyes/high-poly"),
        Material.of(
            Material.Kind.EYE,
            EyeTexture.of(
                LinearImage.read(
                    root.resolve("eyes/materials/" + person.eyes().texture() + "_eye.png")),
                person.eyes().irisTint().factors())),
        0);
    addProxy("cloth", clothes, clothMaterial(clothes), 1);
    float[] dark = fibreColour();
    addProxy(
        "brows",
        data.proxy(person.brows()),
        Material.of(
            Material.Kind.BROW,
            FibreTexture.dyed(ownTexture(root, person.brows()), scaled(dark, 0.55f), 0.9f)),
        1);
    addProxy(
        "lashes",
        data.proxy(person.lashes()),
        Material.of(
            Material.Kind.LASH,
            FibreTexture.dyed(
                ownTexture(root, person.lashes()), new float[] {0.012f, 0.009f, 0.008f}, 0.95f)),
        1);
    if (person.hair().isPresent()) {
      HairLook look = person.hair().get();
      Proxy hair = data.proxy(look.proxy());
      HairTexture texture =
          HairTexture.of(
              diffuse(hair), look.colour().linear(), look.contrast(), look.grey(), person.seed());
      addProxy("hair", hair, Material.hair(texture), 1);
    }
    person.glasses().ifPresent(g -> addGlasses(data.baseMesh(), g));
  }

  private void addGlasses(ObjMesh mesh, Glasses glasses) {
    float[] neutral = mesh.positions();
    BitSet face = (BitSet) character.data().anatomy().face().clone();
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
            eyeCentre(true),
            eyeCentre(false),
            java.util.Arrays.copyOfRange(baseRest, 3 * ear, 3 * ear + 3));
    float[] control = frame.positions();
    Subdivision surface = Subdivision.of(control.length / 3, frame.faces(), frame.texture(), 0);
    float[] colour = glasses.colour().linear();
    Material material =
        Material.of(Material.Kind.FRAME, LinearImage.uniform(colour[0], colour[1], colour[2]));
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

  private static LinearImage diffuse(Proxy proxy) throws IOException {
    Path path =
        proxy.material().orElseThrow(() -> new IOException(proxy.name() + " names no material"));
    return LinearImage.read(
        org.understudy.trainer.makehuman.Material.read(path)
            .diffuseTexture()
            .orElseThrow(() -> new IOException(path + " names no diffuse texture")));
  }

  private static LinearImage ownTexture(Path root, String proxy) {
    String stem = proxy.substring(proxy.lastIndexOf('/') + 1);
    return LinearImage.read(root.resolve(proxy).resolve(stem + ".png"));
  }

  private Material clothMaterial(Proxy clothes) throws IOException {
    Outfit outfit = person.outfit();
    if (outfit.dye().isPresent()) {
      float[] colour = outfit.dye().get().linear();
      return Material.of(Material.Kind.CLOTH, LinearImage.uniform(colour[0], colour[1], colour[2]));
    }
    return Material.of(Material.Kind.CLOTH, ClothTexture.of(diffuse(clothes), outfit));
  }

  private void addSkin(MakeHuman data, BitSet hidden, Material material) {
    ObjMesh mesh = data.baseMesh();
    int body = mesh.groups().indexOf("body");
    List<int[]> faces = new ArrayList<>();
    List<float[]> texture = new ArrayList<>();
    for (int f = 0; f < mesh.faceCount(); f++) {
      if (mesh.faceGroups()[f] == body && inBust(mesh, f, baseRest) && !allIn(mesh, f, hidden)) {
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
    StudioPart part = new StudioPart("skin", surface, material, surface.apply(baseRest, 3), growth);
    parts.add(BoundPart.ofBase(part, baseWeights));
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

  private HairShape headShape() {
    float[] skull = gather(character.data().anatomy().face());
    return new HairShape(skull, eyeCentre(true), eyeCentre(false));
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

  /** The colour of brows: that of the hair, or of the beard under a shaven head. */
  private float[] fibreColour() {
    return person
        .hair()
        .map(HairLook::brows)
        .or(() -> person.beard().map(Beard::colour))
        .orElse(new Rgb(0.2f, 0.15f, 0.12f))
        .linear();
  }

  private static float[] scaled(float[] colour, float factor) {
    return new float[] {colour[0] * factor, colour[1] * factor, colour[2] * factor};
  }

  /** Who this is. */
  public StudioPerson person() {
    return person;
  }

  /** Rest joints. */
  public Skeleton skeleton() {
    return character.skeleton();
  }

  /** Centre of an eyeball at rest, bust rest frame, metres. */
  public float[] eyeCentre(boolean left) {
    return expressive.eyeCentre(left);
  }

  /** Radius of an eyeball, metres. */
  public float eyeRadius(boolean left) {
    return expressive.eyeRadius(left);
  }

  /** The surfaces in a pose, in the bust frame, without light. */
  List<PosedPart> pose(PortraitPose pose) {
    float[] base = new float[baseRest.length];
    expressive.express(pose.expression(), pose.gaze(), base);
    float[] bones = new float[PortraitJoint.COUNT * Skeleton.MATRIX_FLOATS];
    skeleton().writeBoneTransforms(pose, bones);
    List<PosedPart> out = new ArrayList<>();
    for (BoundPart bound : parts) {
      float[] control = bound.control(base);
      if (bound.proxy().isPresent()) {
        control = new float[3 * bound.proxy().get().proxy().vertexCount()];
        expressive.follow(bound.proxy().get(), base, pose.gaze(), control);
      }
      BoundPart.skin(control, bound.weights(), bones);
      out.add(PosedPart.unlit(bound.part(), bound.part().surface().apply(control, 3)));
    }
    return out;
  }

  /**
   * A surface's refined vertices at a linear mix of the expression shapes, not skinned, bust rest
   * frame: what an avatar's sheets can follow exactly.
   *
   * @param bound one of {@link #parts}
   * @param expression [52] coefficients
   * @return [V][3] metres
   */
  public float[] linear(BoundPart bound, float[] expression) {
    float[] base = baseRest.clone();
    expressive.shapes().addTo(expression, base);
    return bound.part().surface().apply(bound.control(base), 3);
  }

  /** Surfaces with their bindings, for bakes. */
  public List<BoundPart> parts() {
    return parts;
  }
}
