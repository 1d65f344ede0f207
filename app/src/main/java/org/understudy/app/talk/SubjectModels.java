package org.understudy.app.talk;

import java.io.IOException;
import java.io.InputStream;
import org.understudy.assets.Assets;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.BustModelFile;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FaceModelFile;
import org.understudy.parametric.Skeleton;
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
  private static final String FACE = "models/face.model";
  private static final String BUST = "models/bust.model";

  /** Loads the models the program ships. */
  public static SubjectModels load() throws IOException {
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
