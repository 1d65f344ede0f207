package org.understudy.trainer.gan.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.gan.tensor.NativeThreads;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.model.BuiltInModels;

class FaceRegressorTest {
  private static final int SIZE = 64;
  private static final int IDENTITY = 3;

  @BeforeAll
  static void useOneThread() {
    NativeThreads.use(1);
  }

  @Test
  void onnxRuntimeReadsWhatLibtorchReads() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    float[] picture = new float[3 * SIZE * SIZE];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) random.nextDouble();
    }
    try (PointerScope _ = new PointerScope();
        Placement placement = Placement.singlePrecision("cpu");
        ParameterSet parameters = new ParameterSet(placement, new Random(1))) {
      RegressorNetwork network =
          new RegressorNetwork(parameters.scope("regressor"), SIZE, IDENTITY + 52, 16);
      RegressorNetwork.Reading expected = network.apply(placement.of(picture, 1, 3, SIZE, SIZE));
      float[] codes = Placement.readSingle(expected.codes());
      float[] features = Placement.readSingle(expected.features());
      try (FaceRegressor regressor = FaceRegressor.open(network.onnx(Map.of()))) {
        assertThat(regressor.size()).isEqualTo(SIZE);
        FaceRegressor.Reading read = regressor.read(picture);
        assertThat(read.identity()).hasSize(IDENTITY);
        // weights are stored in 16 bits
        assertThat(read.identity()[0]).isCloseTo(codes[0], Offset.offset(2e-3f));
        assertThat(read.expression()[51]).isCloseTo(codes[IDENTITY + 51], Offset.offset(2e-3f));
        for (int i = 0; i < features.length; i++) {
          assertThat(read.features()[i]).isCloseTo(features[i], Offset.offset(5e-3f));
        }
      }
    }
  }

  @Test
  void theWindowIsOnTheFaceWhereverTheHeadIs() throws Exception {
    BustModel bust = BuiltInModels.read().bust();
    Skeleton skeleton = bust.skeleton(new float[bust.shapeCount()]);
    PinholeCamera camera = PinholeCamera.ofVerticalFieldOfView(20, 256, 256);
    PortraitPose near = PortraitPose.REST.withRoot(new RigidTransform(0, 0, 0, 0.05, -0.2, -1.2));
    PortraitPose far = PortraitPose.REST.withRoot(new RigidTransform(0, 0, 0, 0.05, -0.2, -2.4));
    FaceWindow window = FaceWindow.of(skeleton, near, camera);
    double[] head = skeleton.jointInCamera(near, PortraitJoint.HEAD);
    double headX = 128 + camera.focalPixels() * head[0] / -head[2];
    double headY = 128 - camera.focalPixels() * head[1] / -head[2];
    assertThat(window.centreX()).isCloseTo(headX, Offset.offset(3.0));
    assertThat(window.centreY()).isBetween(headY - 60, headY - 20);
    assertThat(FaceWindow.of(skeleton, far, camera).side())
        .isCloseTo(window.side() / 2, Offset.offset(0.05 * window.side()));
  }

  @Test
  void aWindowCutsWhatItCovers() {
    int size = 40;
    byte[] rgba = new byte[4 * size * size];
    for (int i = 0; i < size * size; i++) {
      rgba[4 * i] = (byte) (i % size < 20 ? 0 : 200);
      rgba[4 * i + 3] = (byte) 255;
    }
    float[] right = new FaceWindow(30, 20, 10, 0).cut(rgba, size, size, 8);
    for (int i = 0; i < 64; i++) {
      assertThat(right[4 * i]).isCloseTo(200 / 255f, Offset.offset(1e-4f));
    }
    float[] turned = new FaceWindow(20, 20, 16, Math.PI / 2).cut(rgba, size, size, 8);
    // a quarter turn brings the border between left and right between upper and lower rows
    assertThat(Math.abs(turned[4 * 3] - turned[4 * (7 * 8 + 3)])).isGreaterThan(0.7f);
    float[] beside = new FaceWindow(-30, 20, 10, 0).cut(rgba, size, size, 8);
    assertThat(beside).containsOnly(0f);
  }

  @Test
  void errorsAreThoseOfReadingTheMeanAndTheTruth() {
    RegressorError.Sums perfect = new RegressorError.Sums(2);
    RegressorError.Sums mean = new RegressorError.Sums(2);
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < 500; n++) {
      float[] identity = {(float) random.nextGaussian(), (float) random.nextGaussian()};
      float[] expression = new float[52];
      expression[24] = (float) random.nextDouble();
      float[] all = new float[54];
      System.arraycopy(identity, 0, all, 0, 2);
      System.arraycopy(expression, 0, all, 2, 52);
      perfect.add(all, identity, expression);
      mean.add(new float[54], identity, expression);
    }
    assertThat(perfect.error().identityExplained()).isCloseTo(1, Offset.offset(1e-9));
    assertThat(perfect.error().correlation()).isCloseTo(1, Offset.offset(1e-6));
    assertThat(perfect.error().correlations()).hasSize(1);
    assertThat(mean.error().identityExplained()).isCloseTo(0, Offset.offset(0.02));
    assertThat(mean.error().expressionMean()).isCloseTo(0.5 / 52, Offset.offset(1e-3));
  }

  @Test
  void otherFilesAreRefusedByName(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("regressor.onnx");
    assertThatThrownBy(() -> FaceRegressor.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no regressor " + file);
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> FaceRegressor.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    Files.writeString(folder.resolve("regressor.json"), "{\"version\":2}");
    assertThatThrownBy(() -> FaceRegressor.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("regressor.json: it is of version 2, written by a newer Understudy");
  }
}
