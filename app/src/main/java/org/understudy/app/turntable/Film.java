package org.understudy.app.turntable;

import java.util.ArrayList;
import java.util.List;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.PortraitPose;

/** The frames of a turntable, in order. */
final class Film {
  /** Frames a second. */
  static final int FRAME_RATE = 25;

  private static final long FRAME_NANOS = 1_000_000_000L / FRAME_RATE;
  private static final int YAW_FRAMES = 6 * FRAME_RATE;
  private static final int PITCH_FRAMES = 3 * FRAME_RATE;

  /** A face comes in as many frames, stays, and goes. */
  private static final int COMING_FRAMES = 4;

  private static final int STAYING_FRAMES = 5;

  /**
   * One frame.
   *
   * @param label what is shown
   * @param pose with its time stamp
   */
  record Frame(String label, PortraitPose pose) {}

  private final Avatar avatar;
  private final List<Frame> frames = new ArrayList<>();

  private Film(Avatar avatar) {
    this.avatar = avatar;
  }

  /** The film of an avatar: turned from side to side and up and down, then every face. */
  static List<Frame> of(Avatar avatar) {
    Film film = new Film(avatar);
    film.sweep("yaw", YAW_FRAMES, Stations.MOST_YAW_DEGREES, 0);
    film.sweep("pitch", PITCH_FRAMES, 0, Stations.MOST_PITCH_DEGREES);
    List<Station> faces = Stations.all();
    for (Station face : faces.subList(Stations.turned().size(), faces.size())) {
      film.face(face);
    }
    return film.frames;
  }

  /** Once to both ends and back, slow at the ends. */
  private void sweep(String label, int count, double yawDegrees, double pitchDegrees) {
    for (int i = 0; i < count; i++) {
      double swing = -Math.sin(2 * Math.PI * i / count);
      double yaw = swing * yawDegrees;
      double pitch = swing * pitchDegrees;
      add(
          "%s %+.0f".formatted(label, yaw + pitch),
          PortraitPose.REST.withRoot(Station.root(avatar, yaw, pitch)));
    }
  }

  private void face(Station face) {
    for (int i = 1; i < COMING_FRAMES; i++) {
      add(face.label(), face.pose(avatar, eased((double) i / COMING_FRAMES)));
    }
    for (int i = 0; i < STAYING_FRAMES; i++) {
      add(face.label(), face.pose(avatar, 1));
    }
    for (int i = COMING_FRAMES - 1; i >= 0; i--) {
      add(face.label(), face.pose(avatar, eased((double) i / COMING_FRAMES)));
    }
  }

  private static double eased(double t) {
    return t * t * (3 - 2 * t);
  }

  private void add(String label, PortraitPose pose) {
    frames.add(new Frame(label, pose.withTimestampNanos(frames.size() * FRAME_NANOS)));
  }
}
