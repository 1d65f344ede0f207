package org.understudy.trainer.studio;

import org.understudy.parametric.LandmarkEmbedding;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.model.HeadMesh;

/** Where MediaPipe's face landmarks lie on studio people. Immutable and safe to share. */
public final class FaceLandmarks {
  private final LandmarkEmbedding embedding;
  private final int[] baseVertices;

  /**
   * Landmarks on a data folder's base mesh.
   *
   * @param embedding of the face model that was built from the same data
   */
  public FaceLandmarks(LandmarkEmbedding embedding, MakeHuman data) {
    this.embedding = embedding;
    this.baseVertices = HeadMesh.of(data).baseVertices();
  }

  /** [478][3] landmarks of a character in a pose, camera space, metres. */
  float[] of(StudioCharacter character, PortraitPose pose) {
    float[] base = character.base(pose);
    float[] head = new float[3 * baseVertices.length];
    for (int i = 0; i < baseVertices.length; i++) {
      System.arraycopy(base, 3 * baseVertices[i], head, 3 * i, 3);
    }
    float[] out = new float[3 * LandmarkEmbedding.COUNT];
    embedding.locate(head, out);
    for (int i = 0; i < out.length; i += 3) {
      double[] p = pose.root().apply(out[i], out[i + 1], out[i + 2]);
      for (int axis = 0; axis < 3; axis++) {
        out[i + axis] = (float) p[axis];
      }
    }
    return out;
  }
}
