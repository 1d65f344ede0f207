package org.understudy.app.talk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.understudy.assets.Assets;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.BustModelFile;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FaceModelFile;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.fit.LandmarkModel;

/**
 * What a subject is fitted with: the built-in face and the joints of the average bust. Immutable
 * and safe to share.
 *
 * @param face the face model
 * @param landmarks its landmarks
 * @param skeleton the joints
 */
public record SubjectModels(FaceModel face, LandmarkModel landmarks, Skeleton skeleton) {
  private static final AtomicReference<@Nullable FutureTask<SubjectModels>> PREPARED =
      new AtomicReference<>();

  private static final String FACE = "models/face.model";
  private static final String BUST = "models/bust.model";

  /**
   * Begins to load the models, and what the first tracker waits for, on threads of their own. For a
   * program that knows it will need them and has something else to do meanwhile; returns at once.
   */
  public static void prepare() {
    FutureTask<SubjectModels> task = new FutureTask<>(SubjectModels::read);
    if (PREPARED.compareAndSet(null, task)) {
      Thread.ofPlatform().daemon().name("understudy-models").start(task);
      // a failure is told when a tracker is opened
      FutureTask<?> tracker = new FutureTask<>(PortraitTracker::prepare, null);
      Thread.ofPlatform().daemon().name("understudy-networks").start(tracker);
    }
  }

  /** Loads the models the program ships. */
  public static SubjectModels load() throws IOException {
    FutureTask<SubjectModels> task = PREPARED.getAndSet(null);
    if (task == null) {
      return read();
    }
    try {
      return task.get();
    } catch (ExecutionException _) {
      // tried again here, for the right message
      return read();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while models were being loaded");
    }
  }

  private static SubjectModels read() throws IOException {
    try (InputStream faceFile = Assets.open(FACE);
        InputStream bustFile = Assets.open(BUST)) {
      FaceModel face = FaceModelFile.read(faceFile);
      BustModel bust = BustModelFile.read(bustFile);
      Skeleton skeleton = bust.skeleton(new float[bust.shapeCount()]);
      return new SubjectModels(face, LandmarkModel.of(face), skeleton);
    }
  }

  /** The joints alone, for reading motion files. */
  public static Skeleton loadSkeleton() throws IOException {
    try (InputStream bustFile = Assets.open(BUST)) {
      BustModel bust = BustModelFile.read(bustFile);
      return bust.skeleton(new float[bust.shapeCount()]);
    }
  }
}
