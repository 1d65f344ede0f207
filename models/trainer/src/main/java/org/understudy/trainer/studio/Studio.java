package org.understudy.trainer.studio;

import java.util.List;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.studio.LitScene.Fineness;

/**
 * Takes pictures of one character under one set of lights. The lights stay with the bust: turning
 * the root turns them too, turning the neck does not. Not safe for concurrent calls; one call uses
 * all workers.
 */
public final class Studio {
  private static final float[] LIT_CENTRE = {0, 0.1f, 0};

  private final StudioCharacter character;
  private final LightRig rig;
  private final Workers workers;
  private final StudioRenderer renderer;

  /**
   * A studio.
   *
   * @param character who is pictured
   * @param rig the lights
   * @param workers where the work runs; not closed here
   * @param samplesAcross samples along each side of a pixel, 1 or more; 2 is good
   */
  public Studio(StudioCharacter character, LightRig rig, Workers workers, int samplesAcross) {
    this.character = character;
    this.rig = rig;
    this.workers = workers;
    this.renderer = new StudioRenderer(workers, samplesAcross);
  }

  /** Who is pictured. */
  public StudioCharacter character() {
    return character;
  }

  /** Takes a picture of a state; its root places the bust before the camera. */
  public StudioPicture render(PortraitPose pose, PinholeCamera camera) {
    return renderer.render(light(pose, Fineness.of(camera.height())), pose, camera);
  }

  /** A picture and what it shows. */
  public record Labelled(StudioPicture picture, StudioTruth truth) {}

  /**
   * Takes a picture of a state with the truth about every pixel and landmark.
   *
   * @param landmarks of the data the character was made from
   */
  public Labelled renderLabelled(PortraitPose pose, PinholeCamera camera, FaceLandmarks landmarks) {
    int pixels = camera.width() * camera.height();
    float[] normals = new float[3 * pixels];
    float[] canonical = new float[3 * pixels];
    byte[] surface = new byte[pixels];
    LitScene scene = light(pose, Fineness.of(camera.height()));
    StudioPicture picture = renderer.render(scene, pose, camera, normals, canonical, surface);
    return new Labelled(
        picture,
        new StudioTruth(
            normals,
            canonical,
            surface,
            scene.parts().stream().map(p -> p.part().name()).toList(),
            landmarks.of(character, pose),
            rig));
  }

  /**
   * What every vertex shows in a state to somebody who looks from some places.
   *
   * @param eyes places in the bust frame, [3] metres each
   * @return one for each place
   */
  public List<VertexLooks> looks(PortraitPose pose, List<float[]> eyes) {
    return VertexLooks.of(light(pose, Fineness.COARSE), eyes, workers);
  }

  /**
   * Which way strands of hair run at rest.
   *
   * @param part index among {@link StudioCharacter#parts}
   * @return [V][3] unit vectors in the bust frame, upwards; empty for what is no hair
   */
  public float[] strands(int part) {
    if (character.parts().get(part).part().material().kind() != Material.Kind.HAIR) {
      return new float[0];
    }
    return StrandDirections.of(character.pose(PortraitPose.REST, workers).get(part));
  }

  /** Colours of surface points in a state. */
  public SurfaceColours colours(PortraitPose pose) {
    return new SurfaceColours(light(pose, Fineness.FINE));
  }

  private LitScene light(PortraitPose pose, Fineness fineness) {
    return LitScene.of(character.pose(pose, workers), rig, LIT_CENTRE, fineness, workers);
  }
}
