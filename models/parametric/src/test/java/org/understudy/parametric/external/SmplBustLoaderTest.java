package org.understudy.parametric.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;

/**
 * The two test files hold the same 60 random vertices on SMPL's 24 joints, written by NumPy: as an
 * archive, and as a pickle with objects that look like Chumpy's and SciPy's.
 */
class SmplBustLoaderTest {
  @TempDir private Path folder = Path.of("");

  private Path copy(String name) throws IOException {
    Path path = folder.resolve(name);
    try (InputStream in = SmplBustLoaderTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no test file " + name);
      }
      Files.write(path, in.readAllBytes());
    }
    return path;
  }

  @Test
  void archiveAndPickleGiveTheSameBust() throws IOException {
    BustModel archive = SmplBustLoader.read(copy("smpl-tiny.npz"));
    BustModel pickle = SmplBustLoader.read(copy("smpl-tiny.pkl"));
    assertThat(pickle.template()).containsExactly(archive.template());
    assertThat(pickle.shapeBasis()).containsExactly(archive.shapeBasis());
    assertThat(pickle.weights()).containsExactly(archive.weights());
    assertThat(pickle.triangles()).containsExactly(archive.triangles());
    assertThat(archive.shapeCount()).isEqualTo(3);
    assertThat(archive.vertexCount()).isEqualTo(60 + PortraitJoint.COUNT);
  }

  @Test
  void jointsStayWhereSmplHasThemRelativeToItsSpine() throws IOException {
    Skeleton skeleton = SmplBustLoader.read(copy("smpl-tiny.npz")).skeleton(new float[0]);
    float[][] expected = {
      {0, 0, 0},
      {0, 0.2f, 0},
      {0, 0.3f, 0.02f},
      {0.08f, 0.12f, 0},
      {-0.08f, 0.12f, 0},
      {0.18f, 0.14f, 0},
      {-0.18f, 0.14f, 0}
    };
    for (PortraitJoint joint : PortraitJoint.all()) {
      for (int axis = 0; axis < 3; axis++) {
        assertThat(skeleton.rest(joint, axis))
            .as("%s %d", joint, axis)
            .isCloseTo(expected[joint.ordinal()][axis], within(1e-5f));
      }
    }
  }

  @Test
  void theArmsHangAndShapesKeepTheRootInPlace() throws IOException {
    BustModel model = SmplBustLoader.read(copy("smpl-tiny.npz"));
    float leftHandX = (model.template()[3 * 44] + model.template()[3 * 45]) / 2;
    float leftHandY = (model.template()[3 * 44 + 1] + model.template()[3 * 45 + 1]) / 2;
    assertThat(leftHandX).isLessThan(0.32f);
    assertThat(leftHandY).isLessThan(-0.3f);
    float[] shaped = new float[model.template().length];
    model.shape(new float[] {2, -1, 1}, shaped);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(shaped[180 + axis]).isCloseTo(0f, within(1e-5f));
    }
    float[] bones = new float[Skeleton.MATRIX_FLOATS * PortraitJoint.COUNT];
    model.skeleton(new float[] {2, -1, 1}).writeBoneTransforms(PortraitPose.REST, bones);
    float[] posed = new float[shaped.length];
    model.skin(shaped, bones, posed);
    for (int i = 0; i < shaped.length; i++) {
      assertThat(posed[i]).isCloseTo(shaped[i], within(1e-5f));
    }
  }

  @Test
  void missingArraysAndOtherFilesAreNamed() throws IOException {
    Path source = copy("smpl-tiny.npz");
    Path without = folder.resolve("without.npz");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(source));
        OutputStream file = Files.newOutputStream(without);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (!e.getName().startsWith("weights")) {
          String name = e.getName().startsWith("f.") ? "f.npy" : e.getName();
          out.putNextEntry(new ZipEntry(name));
          in.transferTo(out);
        }
      }
    }
    assertThatThrownBy(() -> SmplBustLoader.read(without))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no array weights");
    Path text = Files.writeString(folder.resolve("text.npz"), "no archive");
    assertThatThrownBy(() -> SmplBustLoader.read(text)).hasMessageContaining("text.npz");
    Path badPickle = Files.writeString(folder.resolve("text.pkl"), "no pickle");
    assertThatThrownBy(() -> SmplBustLoader.read(badPickle)).isInstanceOf(IOException.class);
    Path other = Files.writeString(folder.resolve("model.txt"), "x");
    assertThatThrownBy(() -> SmplBustLoader.read(other)).hasMessageContaining(".npz or .pkl");
    assertThatThrownBy(() -> SmplBustLoader.read(folder.resolve("none.npz")))
        .hasMessageContaining("none.npz");
  }

  @Test
  void misshapenArraysAreNamed() throws IOException {
    Path source = copy("smpl-tiny.npz");
    Path swapped = folder.resolve("swapped.npz");
    byte[] faces = new byte[0];
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(source))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        faces = e.getName().equals("f.npy") ? in.readAllBytes() : faces;
      }
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(source));
        OutputStream file = Files.newOutputStream(swapped);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(e.getName()));
        out.write(e.getName().startsWith("weights") ? faces : in.readAllBytes());
      }
    }
    assertThatThrownBy(() -> SmplBustLoader.read(swapped))
        .hasMessageContaining("weights is [20, 3], expected [60, 24]");
  }
}
