package org.understudy.trainer.studio;

import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

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
    return renderer.render(light(pose), pose, camera);
  }

  /** Colours of surface points in a state. */
  public SurfaceColours colours(PortraitPose pose) {
    return new SurfaceColours(light(pose));
  }

  private LitScene light(PortraitPose pose) {
    return LitScene.of(character.pose(pose), rig, LIT_CENTRE, workers);
  }
}
