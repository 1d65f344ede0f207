package org.understudy.app.window.model;

import java.util.function.Consumer;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.parametric.PortraitPose;

/** Pictures of an avatar in the tasks of a calibration. Safe for several threads. */
public final class CalibrationPictures {
  private static final int EDGE = 192;

  private final Avatar avatar;
  private final CalibrationOutcome outcome;
  private final ComparedPoses poses;
  private final AvatarRenderer renderer;

  /** What a picture shows. */
  public enum Kind {
    /** What was asked for. */
    WANTED,
    /** What was seen, without calibration. */
    BEFORE,
    /** What was seen, calibrated. */
    AFTER
  }

  /** Pictures of an outcome. */
  public CalibrationPictures(Avatar avatar, CalibrationOutcome outcome) {
    this.avatar = avatar;
    this.outcome = outcome;
    poses = new ComparedPoses(outcome.peaks().getFirst());
    renderer = AvatarStudio.renderer(avatar, LightPreset.STUDIO);
  }

  /** Draws a picture of a task and hands it on. */
  public synchronized void draw(int task, Kind kind, Consumer<RgbaImage> done) {
    PortraitPose home = PortraitPose.REST.withRoot(avatar.framing().root());
    done.accept(
        AvatarStudio.picture(
            renderer,
            new AvatarStudio.Shot(
                avatar,
                home.withExpression(pose(task, kind).expression()),
                ViewAngle.FRONT,
                LightPreset.STUDIO,
                Backdrop.USUAL,
                EDGE,
                EDGE,
                done)));
  }

  private PortraitPose pose(int task, Kind kind) {
    PortraitPose seen = outcome.peaks().get(task);
    return switch (kind) {
      case WANTED -> outcome.tasks().get(task).shownBy(PortraitPose.REST);
      case BEFORE -> poses.without(seen);
      case AFTER -> poses.with(seen, outcome.calibration());
    };
  }
}
