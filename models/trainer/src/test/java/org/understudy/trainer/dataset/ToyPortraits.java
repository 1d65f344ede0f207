package org.understudy.trainer.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/** Sets of plainly coloured squares, each of another colour. */
public final class ToyPortraits {
  private ToyPortraits() {}

  /** Writes a set of pictures that show what is upright 1.2 m before the camera. */
  public static void write(Path folder, int count, int size, int identity, int shape)
      throws IOException {
    List<Portrait> portraits = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      byte[] rgba = new byte[4 * size * size];
      for (int i = 0; i < size * size; i++) {
        rgba[4 * i] = (byte) (40 + 200 * k / count);
        rgba[4 * i + 1] = (byte) (i < size * size / 2 ? 60 : 180);
        rgba[4 * i + 2] = (byte) 90;
        rgba[4 * i + 3] = (byte) 255;
      }
      PortraitPose pose =
          PortraitPose.REST.withRoot(new RigidTransform(0, 0.1 * k, 0, 0, -0.2, -1.2));
      portraits.add(
          new Portrait(
              "toy-" + k,
              size,
              rgba,
              PortraitCodes.of(new float[identity], new float[shape], pose, 20)));
    }
    DatasetWriter.open(
            folder,
            DatasetManifest.empty("toys", "drawn by a test", "CC0 1.0", size, identity, shape))
        .add(portraits, 0, List.of());
  }
}
