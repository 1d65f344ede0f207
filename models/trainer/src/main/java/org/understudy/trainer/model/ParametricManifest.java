package org.understudy.trainer.model;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written beside the models: where they come from and how good they are. */
final class ParametricManifest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ParametricManifest() {}

  static String json(
      FaceModelBuilder.Built face,
      BustModelBuilder.Built bust,
      String command,
      long seed,
      int people,
      double heldOutErrorMetres,
      long faceBytes,
      long bustBytes) {
    ObjectNode root = JSON.createObjectNode();
    root.put("command", command);
    root.put("seed", seed);
    root.put("people", people);
    root.put("detailSigma", RandomPeople.DETAIL_SIGMA);
    root.put(
        "origin",
        "Computed from MakeHuman's base mesh, targets, rig, pose units and one skin texture,"
            + " which the MakeHuman team released under CC0 1.0; landmark topology from MediaPipe's"
            + " canonical face mesh (Apache License 2.0).");
    root.put("licence", "CC0 1.0 and Apache-2.0");
    ObjectNode f = root.putObject("face");
    f.put("file", "face.model");
    f.put("bytes", faceBytes);
    f.put("vertices", face.model().vertexCount());
    f.put("triangles", face.model().triangles().length / 3);
    f.put("identityComponents", face.model().identityCount());
    f.put("varianceKept", rounded(face.explained()));
    f.put("heldOutErrorMillimetres", rounded(1000 * heldOutErrorMetres));
    ObjectNode b = root.putObject("bust");
    b.put("file", "bust.model");
    b.put("bytes", bustBytes);
    b.put("vertices", bust.model().vertexCount());
    b.put("triangles", bust.model().triangles().length / 3);
    b.put("shapeComponents", bust.model().shapeCount());
    b.put("varianceKept", rounded(bust.explained()));
    b.put("jointErrorMillimetres", rounded(1000 * bust.jointErrorMetres()));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
