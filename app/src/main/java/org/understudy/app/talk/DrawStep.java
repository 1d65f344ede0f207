package org.understudy.app.talk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineWriter;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.pipeline.Emitter;
import org.understudy.app.pipeline.Step;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.retarget.Retargeter;

/**
 * Turns the subject's pose into the avatar's and draws it, the source on its left where asked for;
 * writes the subject's motion on the way.
 */
final class DrawStep implements Step<FollowedFrame, Canvas> {
  private final Retargeter retargeter;
  private final Skeleton subject;
  private final AvatarPainter painter;
  private final BufferPool<int[]> canvases;
  private final int width;
  private final @Nullable SourcePictures pictures;
  private final @Nullable PoseLineWriter motion;
  private final LostStretches lost = new LostStretches();
  private final FacesInPicture faces = new FacesInPicture();

  /**
   * A step.
   *
   * @param subject the joints the subject is fitted with
   * @param canvases buffers for finished pictures
   * @param width of a canvas
   * @param pictures the source's pictures; null where they are not shown
   * @param motion where the subject's motion is written; null for nowhere
   */
  DrawStep(
      Retargeter retargeter,
      Skeleton subject,
      AvatarPainter painter,
      BufferPool<int[]> canvases,
      int width,
      @Nullable SourcePictures pictures,
      @Nullable PoseLineWriter motion) {
    this.retargeter = retargeter;
    this.subject = subject;
    this.painter = painter;
    this.canvases = canvases;
    this.width = width;
    this.pictures = pictures;
    this.motion = motion;
  }

  /** Where the face was lost; complete when the run has ended. */
  LostStretches lostStretches() {
    return lost;
  }

  /** How many faces were seen; complete when the run has ended. */
  FacesInPicture faces() {
    return faces;
  }

  @Override
  public void accept(FollowedFrame frame, Emitter<Canvas> out)
      throws InterruptedException, IOException {
    TrackedPortrait tracked = frame.tracked();
    lost.add(frame);
    faces.add(frame);
    if (motion != null) {
      motion.write(new PoseLine(frame.index(), frame.face(), tracked.shown()));
    }
    PortraitPose pose = retargeter.retarget(tracked.shown(), tracked.rest(), subject);
    int[] canvas = canvases.take();
    int left = width - painter.width();
    if (pictures != null) {
      pictures.copyInto(frame.index(), canvas, width);
    }
    painter.paint(pose, canvas, width, left);
    out.emit(new Canvas(canvas, frame.timestampNanos(), frame.face()));
  }
}
