package org.understudy.trainer.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * Draws lit scenes: opaque surfaces by depth buffer, blended ones (hair, brows, lashes, corneas)
 * sorted by depth per sample, a square of samples per pixel. Not safe for concurrent calls; one
 * call uses all workers.
 */
final class StudioRenderer {
  private static final int BAND_ROWS = 16;

  private final Workers workers;
  private final int samplesAcross;

  /**
   * A renderer.
   *
   * @param workers where the work runs
   * @param samplesAcross samples along each side of a pixel, 1 or more
   */
  StudioRenderer(Workers workers, int samplesAcross) {
    this.workers = workers;
    this.samplesAcross = samplesAcross;
  }

  /**
   * Draws a scene.
   *
   * @param scene the lit character
   * @param pose the state the scene shows; its root places the bust before the camera
   * @param camera picture size and projection
   */
  StudioPicture render(LitScene scene, PortraitPose pose, PinholeCamera camera) {
    return render(scene, pose, camera, band -> {});
  }

  /**
   * Draws a scene and keeps what each pixel shows.
   *
   * @param normals [height][width][3], filled, camera space
   * @param canonical [height][width][3], filled
   * @param surface [height][width], filled
   */
  StudioPicture render(
      LitScene scene,
      PortraitPose pose,
      PinholeCamera camera,
      float[] normals,
      float[] canonical,
      byte[] surface) {
    StudioPicture picture =
        render(scene, pose, camera, band -> band.locate(normals, canonical, surface));
    Rotation root = pose.root().rotation();
    for (int i = 0; i < normals.length; i += 3) {
      double[] n = root.apply(normals[i], normals[i + 1], normals[i + 2]);
      for (int axis = 0; axis < 3; axis++) {
        normals[i + axis] = (float) n[axis];
      }
    }
    return picture;
  }

  private StudioPicture render(
      LitScene scene, PortraitPose pose, PinholeCamera camera, Consumer<RenderBand> drawn) {
    int width = camera.width();
    int height = camera.height();
    float[] rgba = new float[4 * width * height];
    float[] depth = new float[width * height];
    RigidTransform root = pose.root();
    double[] eye = root.inverse().apply(0, 0, 0);
    float[] eyeInBust = {(float) eye[0], (float) eye[1], (float) eye[2]};
    List<Callable<ProjectedPart>> projections = new ArrayList<>();
    for (PosedPart part : scene.parts()) {
      projections.add(() -> new ProjectedPart(part, root, camera, samplesAcross, BAND_ROWS));
    }
    List<ProjectedPart> parts = workers.call(projections);
    List<Callable<Void>> bands = new ArrayList<>();
    for (int row = 0; row < height; row += BAND_ROWS) {
      int first = row;
      int rows = Math.min(BAND_ROWS, height - row);
      bands.add(
          () -> {
            RenderBand band =
                new RenderBand(
                    scene, parts, eyeInBust, width, samplesAcross, first / BAND_ROWS, first, rows);
            band.draw(rgba, depth);
            drawn.accept(band);
            return null;
          });
    }
    workers.run(bands);
    return new StudioPicture(width, height, rgba, depth, camera, pose);
  }
}
