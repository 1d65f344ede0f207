package org.understudy.app.talk;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineWriter;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.pipeline.Emitter;
import org.understudy.app.pipeline.Step;
import org.understudy.avatar.render.BackendChoice;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.retarget.Retargeter;

/**
 * Turns the subject's pose into the avatar's and draws it, the source on its left where asked for;
 * writes the subject's motion on the way. The painter is made on the stage's own thread, while the
 * first frames are still being looked at.
 */
final class DrawStep implements Step<FollowedFrame, Canvas>, AutoCloseable {
  private final Retargeter retargeter;
  private final Skeleton subject;
  private final Supplier<AvatarPainter> makePainter;
  private final BufferPool<int[]> canvases;
  private final int width;
  private final @Nullable SourcePictures pictures;
  private final @Nullable PoseLineWriter motion;
  private final LostStretches lost = new LostStretches();
  private final FacesInPicture faces = new FacesInPicture();
  private @Nullable AvatarPainter painter;

  /**
   * A step.
   *
   * @param subject the joints the subject is fitted with
   * @param makePainter makes the painter, which this step closes
   * @param canvases buffers for finished pictures
   * @param width of a canvas
   * @param pictures the source's pictures; null where they are not shown
   * @param motion where the subject's motion is written; null for nowhere
   */
  DrawStep(
      Retargeter retargeter,
      Skeleton subject,
      Supplier<AvatarPainter> makePainter,
      BufferPool<int[]> canvases,
      int width,
      @Nullable SourcePictures pictures,
      @Nullable PoseLineWriter motion) {
    this.retargeter = retargeter;
    this.subject = subject;
    this.makePainter = makePainter;
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

  /** Which renderer drew, and why; known when the run has ended. */
  BackendChoice backend() {
    return painter().backend();
  }

  @Override
  public void begin() {
    painter = makePainter.get();
  }

  private AvatarPainter painter() {
    return Objects.requireNonNull(painter, "the stage has not begun");
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
    int left = width - painter().width();
    if (pictures != null) {
      pictures.copyInto(frame.index(), canvas, width);
    }
    painter().paint(pose, canvas, width, left);
    out.emit(new Canvas(canvas, frame.timestampNanos(), frame.face()));
  }

  @Override
  public void close() {
    if (painter != null) {
      painter.close();
    }
  }
}
