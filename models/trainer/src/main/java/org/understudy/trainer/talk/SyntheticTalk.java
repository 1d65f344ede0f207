package org.understudy.trainer.talk;

import java.util.List;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.studio.Studio;
import org.understudy.trainer.studio.StudioPicture;

/**
 * A talk by a person of the studio: sound, poses and pictures that belong together. The person sits
 * before a webcam, head and shoulders in the picture. Not thread-safe; a picture uses all workers
 * of the studio.
 */
public final class SyntheticTalk {
  /** Vertical field of view of the speaker's camera, degrees. */
  public static final double VERTICAL_FIELD_OF_VIEW_DEGREES = 36;

  private static final double CAMERA_HEIGHT_METRES = 0.29;
  private static final double DISTANCE_METRES = 0.8;
  private static final double SILENCE_BEFORE_SECONDS = 0.4;
  private static final double SILENCE_AFTER_SECONDS = 0.8;
  private static final float[] WALL_TOP = {0.58f, 0.6f, 0.62f};
  private static final float[] WALL_BOTTOM = {0.44f, 0.45f, 0.47f};

  private final Studio studio;
  private final Speech speech;
  private final List<PortraitPose> poses;
  private final PinholeCamera camera;

  /**
   * Prepares a talk.
   *
   * @param studio the person and the lights
   * @param speech what is said
   * @param framesPerSecond pictures per second
   * @param size pixels along each side of a picture
   * @param seed decides blinks, glances and sways
   */
  public SyntheticTalk(Studio studio, Speech speech, double framesPerSecond, int size, long seed) {
    this.studio = studio;
    this.speech = speech.padded(SILENCE_BEFORE_SECONDS, SILENCE_AFTER_SECONDS);
    RigidTransform root = new RigidTransform(0, 0, 0, 0, -CAMERA_HEIGHT_METRES, -DISTANCE_METRES);
    this.poses = new SpeakerMotion(this.speech, root, seed).poses(framesPerSecond);
    this.camera = PinholeCamera.ofVerticalFieldOfView(VERTICAL_FIELD_OF_VIEW_DEGREES, size, size);
  }

  /** The sound, with a little silence before and after. */
  public Speech speech() {
    return speech;
  }

  /** The true poses, one a picture; unmodifiable. */
  public List<PortraitPose> poses() {
    return poses;
  }

  /**
   * Renders one picture before a plain wall.
   *
   * @param index number of the picture, from 0
   * @return [size][size] pixels, opaque, red in the lowest byte; a fresh array
   */
  public int[] picture(int index) {
    StudioPicture picture = studio.render(poses.get(index), camera);
    float[] rgba = picture.rgba();
    int[] pixels = new int[picture.width() * picture.height()];
    for (int i = 0; i < pixels.length; i++) {
      float down = i / (float) pixels.length;
      int pixel = 0xff;
      for (int c = 2; c >= 0; c--) {
        float wall = WALL_TOP[c] + (WALL_BOTTOM[c] - WALL_TOP[c]) * down;
        float value = rgba[4 * i + c] + (1 - rgba[4 * i + 3]) * wall;
        pixel = pixel << 8 | Math.round(Math.clamp(value, 0f, 1f) * 255);
      }
      pixels[i] = pixel;
    }
    return pixels;
  }
}
