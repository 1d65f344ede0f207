package org.understudy.app.window.screen;

import org.understudy.app.calibration.CalibrationTask;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.app.window.model.AvatarStudio;
import org.understudy.app.window.picture.PictureView;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.parametric.PortraitPose;

/** An avatar that shows what is asked for. */
final class TaskPicture {
  private static final int EDGE = 480;

  private final AvatarStudio studio;
  private final PictureView view = new PictureView();

  TaskPicture(AvatarStudio studio) {
    this.studio = studio;
    view.setMaxSize(EDGE, EDGE);
  }

  PictureView node() {
    return view;
  }

  void show(Avatar avatar, CalibrationTask task) {
    view.setAccessibleText("The avatar shows: " + task.title());
    studio.draw(
        new AvatarStudio.Shot(
            avatar,
            task.shownBy(PortraitPose.REST.withRoot(avatar.framing().root())),
            ViewAngle.FRONT,
            LightPreset.STUDIO,
            Backdrop.USUAL,
            EDGE,
            EDGE,
            drawn -> view.show(drawn.pixels(), drawn.width(), drawn.height())));
  }
}
