package org.understudy.trainer.makehuman;

/**
 * A proxy on a character at rest: positions in the bust's rest frame and skinning weights inherited
 * from the base mesh. Immutable and safe to share; arrays given out are copies.
 */
public final class FittedProxy {
  private final MakeHumanCharacter character;
  private final Proxy proxy;
  private final float[] positions;
  private final float[] weights;

  FittedProxy(MakeHumanCharacter character, Proxy proxy, float[] positions, float[] weights) {
    this.character = character;
    this.proxy = proxy;
    this.positions = positions;
    this.weights = weights;
  }

  /** The proxy's mesh and material. */
  public Proxy proxy() {
    return proxy;
  }

  /** Rest positions, [P][3], bust rest frame, metres. */
  public float[] positions() {
    return positions.clone();
  }

  /**
   * The same proxy, bound and skinned alike, with other rest positions.
   *
   * @param newPositions [P][3], bust rest frame, metres; not copied, to be left as it is
   */
  public FittedProxy withPositions(float[] newPositions) {
    if (newPositions.length != positions.length) {
      throw new IllegalArgumentException(
          "%s has %d coordinates, got %d"
              .formatted(proxy.name(), positions.length, newPositions.length));
    }
    return new FittedProxy(character, proxy, newPositions, weights);
  }

  /** Skinning weights, [P][7], rows sum to 1. */
  public float[] skinningWeights() {
    return weights.clone();
  }

  /**
   * Moves the proxy along with a displaced base mesh, before skinning: each vertex takes the
   * displacement of its reference vertices, mixed by the binding's weights.
   *
   * @param basePositions [19158][3] displaced rest positions of the base mesh
   * @param out [P][3], overwritten
   */
  public void follow(float[] basePositions, float[] out) {
    float[] rest = character.sharedPositions();
    for (int i = 0; i < proxy.vertexCount(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        float moved = positions[3 * i + axis];
        for (int j = 0; j < 3; j++) {
          int k = 3 * proxy.references()[3 * i + j] + axis;
          moved += proxy.weights()[3 * i + j] * (basePositions[k] - rest[k]);
        }
        out[3 * i + axis] = moved;
      }
    }
  }
}
