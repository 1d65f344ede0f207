package org.understudy.trainer.model;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.understudy.parametric.FacePart;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.makehuman.FaceAnatomy;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.ObjMesh;

/**
 * The part of MakeHuman's base mesh that the face model is made of: what moves with the head alone,
 * eyes, teeth and tongue. Vertex i of the face model is vertex {@code baseVertices()[i]} of the
 * base mesh. Arrays are shared, not copied.
 */
public final class HeadMesh {
  private static final double RIGID_HEAD_WEIGHT = 0.985;

  private static final Map<String, FacePart> HELPERS =
      Map.of(
          "helper-l-eye", FacePart.LEFT_EYE,
          "helper-r-eye", FacePart.RIGHT_EYE,
          "helper-upper-teeth", FacePart.UPPER_TEETH,
          "helper-lower-teeth", FacePart.LOWER_TEETH,
          "helper-tongue", FacePart.TONGUE);

  private final SubMesh mesh;
  private final FacePart[] parts;

  private HeadMesh(SubMesh mesh, FacePart[] parts) {
    this.mesh = mesh;
    this.parts = parts;
  }

  /** The head of a data folder's base mesh. */
  public static HeadMesh of(MakeHuman data) {
    ObjMesh base = data.baseMesh();
    FacePart[] partOfBase = new FacePart[base.vertexCount()];
    FaceAnatomy anatomy = data.anatomy();
    BitSet selected = new BitSet();
    for (int v = 0; v < MakeHuman.BODY_VERTICES; v++) {
      boolean socket = anatomy.socket(true).get(v) || anatomy.socket(false).get(v);
      if (data.reduction().weight(v, PortraitJoint.HEAD) > RIGID_HEAD_WEIGHT) {
        selected.set(v);
        partOfBase[v] =
            anatomy.face().get(v)
                ? FacePart.SKIN
                : socket ? FacePart.EYE_SOCKET : FacePart.MOUTH_INTERIOR;
      }
    }
    HELPERS.forEach(
        (group, part) ->
            base.groupVertices(group).stream()
                .forEach(
                    v -> {
                      selected.set(v);
                      partOfBase[v] = part;
                    }));
    Set<String> groups = new HashSet<>(HELPERS.keySet());
    groups.add("body");
    SubMesh mesh = SubMesh.of(selected, base.triangles(groups), base.vertexCount());
    return new HeadMesh(
        mesh,
        IntStream.of(mesh.baseVertices()).mapToObj(v -> partOfBase[v]).toArray(FacePart[]::new));
  }

  SubMesh mesh() {
    return mesh;
  }

  /** [V] what each vertex belongs to. */
  FacePart[] parts() {
    return parts;
  }

  /** [V] the base vertex of each vertex of the face model. */
  public int[] baseVertices() {
    return mesh.baseVertices();
  }
}
