package org.understudy.trainer.studio;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.makehuman.MakeHuman;

/**
 * A studio person before a plain wall who can be filmed: one picture per pose. Close it to end its
 * threads. Not safe for concurrent calls.
 */
public final class StudioSpeaker implements AutoCloseable {
  private static final double FIELD_OF_VIEW_DEGREES = 26;
  private static final double DISTANCE_METRES = 0.95;
  private static final float[] WALL = {0.62f, 0.64f, 0.66f};

  private final Workers workers;
  private final Studio studio;
  private final PinholeCamera camera;
  private final RigidTransform seat;

  private StudioSpeaker(Workers workers, Studio studio, int size) {
    this.workers = workers;
    this.studio = studio;
    this.camera = PinholeCamera.ofVerticalFieldOfView(FIELD_OF_VIEW_DEGREES, size, size);
    double head = studio.character().skeleton().rest(PortraitJoint.HEAD, 1);
    this.seat = new RigidTransform(0, 0, 0, 0, -(head - 0.005), -DISTANCE_METRES);
  }

  /**
   * Seats a person.
   *
   * @param makeHuman MakeHuman's data folder
   * @param person a name of {@link GalleryPeople} or the seed of a random person
   * @param size pixels along each side of the pictures
   * @param threads number of threads to render with
   */
  public static StudioSpeaker open(Path makeHuman, String person, int size, int threads)
      throws IOException {
    MakeHuman data = MakeHuman.open(makeHuman);
    StudioCharacter character = StudioCharacter.of(data, GalleryPeople.find(person, data));
    Workers workers = new Workers(threads);
    return new StudioSpeaker(workers, new Studio(character, LightRig.portrait(), workers, 2), size);
  }

  /** Where the bust sits: the root of a pose that looks into the camera, well framed. */
  public RigidTransform seat() {
    return seat;
  }

  /** The camera of the pictures. */
  public PinholeCamera camera() {
    return camera;
  }

  /** Films one pose. */
  public BufferedImage picture(PortraitPose pose) {
    return studio.render(pose, camera).over(WALL[0], WALL[1], WALL[2]);
  }

  /**
   * Poses of a step: jaw and lids at 0, and from one picture to the next at 1.
   *
   * @param before number of poses at 0
   * @param after number of poses at 1
   * @param framesPerSecond for the time stamps
   */
  public List<PortraitPose> step(int before, int after, double framesPerSecond) {
    float[] closed = new float[ArkitExpression.COUNT];
    float[] open = new float[ArkitExpression.COUNT];
    open[ArkitExpression.JAW_OPEN.ordinal()] = 1;
    open[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = 1;
    open[ArkitExpression.EYE_BLINK_RIGHT.ordinal()] = 1;
    List<PortraitPose> poses = new ArrayList<>();
    for (int i = 0; i < before + after; i++) {
      poses.add(
          PortraitPose.REST
              .withRoot(seat)
              .withExpression(i < before ? closed : open)
              .withTimestampNanos(Math.round(i * 1e9 / framesPerSecond)));
    }
    return poses;
  }

  @Override
  public void close() {
    workers.close();
  }
}
