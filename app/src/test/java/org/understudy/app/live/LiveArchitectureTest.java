package org.understudy.app.live;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.understudy.app.window.model.TripleBuffer;
import org.understudy.app.window.picture.PictureView;
import org.understudy.camera.SinkFanout;
import org.understudy.parametric.PortraitPose;

/** There is no way for a camera's picture to a sink. */
@AnalyzeClasses(packages = "org.understudy", importOptions = DoNotIncludeTests.class)
class LiveArchitectureTest {
  private static final String SELF_VIEW = "org.understudy.app.window.selfview..";
  private static final String PLAYBACK = "org.understudy.app.window.playback..";
  private static final String RECORDING = "org.understudy.app.window.recording..";

  /** What writes files and knows no other output. */
  private static final Set<String> WRITES_A_FILE =
      Set.of(
          "org.understudy.camera.VideoFileSink",
          "org.understudy.camera.VideoFileOptions",
          "org.understudy.camera.PictureKind",
          "org.understudy.camera.TimeBase",
          "org.understudy.camera.FrameSink",
          "org.understudy.camera.SinkException");

  /** What reads a camera and knows no output. */
  private static final Set<String> WATCHES_A_CAMERA =
      Set.of(
          "org.understudy.app.live.CameraState",
          "org.understudy.app.live.NewestSlot",
          "org.understudy.app.live.watch.CaptureLoop",
          "org.understudy.app.live.watch.CapturedPicture",
          "org.understudy.app.live.watch.PictureWitness");

  private static final Set<String> SAYS_WHICH_CAMERA =
      Set.of("CameraListing", "CameraMode", "CameraTarget");

  @ArchTest
  static final ArchRule WHO_SEES_PICTURES_KNOWS_NO_SINK =
      noClasses()
          .that()
          .resideInAPackage("org.understudy.app.live.watch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.understudy.camera..", "org.understudy.app.live.show..");

  @ArchTest
  static final ArchRule WHO_FEEDS_SINKS_CANNOT_NAME_A_PICTURE =
      noClasses()
          .that()
          .resideInAPackage("org.understudy.app.live.show..")
          .should()
          .dependOnClassesThat(
              describe(
                  "hold pictures of a camera",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("org.understudy.tracking.capture")
                          || type.getPackageName().startsWith("org.understudy.tracking.detect")
                          || type.getPackageName().startsWith("org.understudy.app.live.watch")));

  @ArchTest
  static final ArchRule THE_REST_OF_A_SESSION_TOUCHES_NO_PICTURE =
      noClasses()
          .that()
          .resideInAPackage("org.understudy.app.live")
          .should()
          .dependOnClassesThat(
              describe(
                  "are a camera's picture",
                  (JavaClass type) ->
                      type.getSimpleName().equals("VideoFrame")
                          || type.getSimpleName().equals("PixelBuffer")
                          || type.getSimpleName().equals("CapturedPicture")));

  @ArchTest
  static final ArchRule ONLY_A_SESSION_CONNECTS_THE_FANOUT =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(LiveSession.class.getName())
          .and()
          .resideInAPackage("org.understudy.app..")
          .should()
          .callMethod(SinkFanout.class, "show", int[].class, long.class);

  @ArchTest
  static final ArchRule ONLY_SELF_VIEW_AND_RECORDER_SEE_A_CAMERAS_PICTURE_IN_THE_WINDOW =
      noClasses()
          .that()
          .resideInAPackage("org.understudy.app.window..")
          .and()
          .resideOutsideOfPackages(SELF_VIEW, PLAYBACK, RECORDING)
          .should()
          .dependOnClassesThat(
              describe(
                  "are pictures of a camera or read them",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("org.understudy.tracking.capture")
                          && !SAYS_WHICH_CAMERA.contains(type.getSimpleName())));

  @ArchTest
  static final ArchRule THE_SELF_VIEW_KNOWS_NO_WAY_OUT =
      noClasses()
          .that()
          .resideInAnyPackage(SELF_VIEW)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              SELF_VIEW,
              "java.lang..",
              "java.nio",
              "java.util..",
              "javafx.application",
              "javafx.beans..",
              "javafx.collections..",
              "javafx.geometry..",
              "javafx.scene",
              "javafx.scene.image",
              "javafx.scene.layout",
              "javafx.scene.shape",
              "javafx.util..",
              "org.jspecify..",
              "org.understudy.app.live.watch..",
              "org.understudy.app.window.model..",
              "org.understudy.tracking.capture..");

  @ArchTest
  static final ArchRule THE_SELF_VIEW_USES_NOTHING_OF_THE_MODEL_BUT_BUFFERS =
      noClasses()
          .that()
          .resideInAnyPackage(SELF_VIEW)
          .should()
          .dependOnClassesThat(
              describe(
                  "are of the model and more than a buffer",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("org.understudy.app.window.model")
                          && !type.isEquivalentTo(TripleBuffer.class)));

  @ArchTest
  static final ArchRule THE_RECORDER_REACHES_FILES_AND_NO_CALL =
      noClasses()
          .that()
          .resideInAnyPackage(RECORDING)
          .should()
          .dependOnClassesThat(
              describe(
                  "are outputs other than a file, or of a call",
                  (JavaClass type) ->
                      (type.getPackageName().startsWith("org.understudy.camera")
                              && !WRITES_A_FILE.contains(type.getName()))
                          || (type.getPackageName().startsWith("org.understudy.app.live")
                              && !WATCHES_A_CAMERA.contains(outermost(type)))));

  @ArchTest
  static final ArchRule THE_RECORDER_USES_LITTLE_ELSE =
      noClasses()
          .that()
          .resideInAnyPackage(RECORDING)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              RECORDING,
              "java.io",
              "java.lang..",
              "java.nio.file",
              "java.util..",
              "org.jspecify..",
              "org.slf4j",
              "org.understudy.app.guide",
              "org.understudy.app.live",
              "org.understudy.app.live.watch",
              "org.understudy.app.pipeline",
              "org.understudy.app.talk",
              "org.understudy.camera",
              "org.understudy.parametric",
              "org.understudy.tracking",
              "org.understudy.tracking.capture",
              "org.understudy.tracking.detect");

  @ArchTest
  static final ArchRule ONLY_ITS_SESSION_KNOWS_THE_RECORDER =
      noClasses()
          .that()
          .resideInAPackage("org.understudy..")
          .and()
          .resideOutsideOfPackage(RECORDING)
          .and()
          .haveNameNotMatching(
              "org\\.understudy\\.app\\.window\\.screen\\.RecordingSession(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(RECORDING);

  @ArchTest
  static final ArchRule NOBODY_ELSE_IN_THE_WINDOW_WRITES_VIDEO =
      noClasses()
          .that()
          .resideInAPackage("org.understudy.app.window..")
          .and()
          .resideOutsideOfPackage(RECORDING)
          .should()
          .dependOnClassesThat(
              describe(
                  "write files of pictures",
                  (JavaClass type) -> WRITES_A_FILE.contains(type.getName())));

  @ArchTest
  static final ArchRule GUIDE_AND_MAKING_TOUCH_NO_PICTURE =
      noClasses()
          .that()
          .resideInAnyPackage("org.understudy.app.guide..", "org.understudy.app.making..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.understudy.tracking..",
              "org.understudy.camera..",
              "org.understudy.app.live..",
              "org.understudy.app.window..");

  @ArchTest
  static final ArchRule NOBODY_TAKES_PICTURES_OF_THE_WINDOW =
      noClasses()
          .that()
          .resideInAPackage("org.understudy..")
          .should()
          .callMethodWhere(
              describe(
                  "take what is on the screen",
                  call ->
                      List.of("snapshot", "getPixelReader", "getScreenCapture")
                              .contains(call.getTarget().getName())
                          || (call.getTarget().getName().equals("getImage")
                              && !call.getOriginOwner().isEquivalentTo(PictureView.class))));

  @ArchTest
  static final ArchRule A_PLAYER_KNOWS_NO_CAMERA_AND_NO_OUTPUT =
      noClasses()
          .that()
          .resideInAnyPackage(PLAYBACK)
          .should()
          .dependOnClassesThat(
              describe(
                  "are cameras or outputs",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("org.understudy.camera")
                          || type.getPackageName().startsWith("org.understudy.app.live")
                          || type.getSimpleName().contains("Camera")));

  @ArchTest
  static final ArchRule SOUND_OF_THE_MICROPHONE_KNOWS_NO_FILE_AND_NO_NETWORK =
      noClasses()
          .that(
              describe(
                  "deal with the microphone's sound",
                  (JavaClass type) ->
                      type.getPackageName().equals("org.understudy.camera.delay")
                          || type.getPackageName().equals("org.understudy.camera.microphone")
                          || (type.getPackageName().equals("org.understudy.camera.pipewire")
                              && type.getSimpleName().matches("(Delay|Sound).*"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..");

  @ArchTest
  static final ArchRule ONLY_THE_MICROPHONE_REACHES_ITS_SOUND =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.understudy.camera.microphone",
              "org.understudy.camera.pipewire",
              "org.understudy.camera.delay")
          .should()
          .dependOnClassesThat(
              describe(
                  "hold the microphone's sound",
                  (JavaClass type) ->
                      (type.getPackageName().equals("org.understudy.camera.pipewire")
                              && type.getSimpleName().startsWith("Delay"))
                          || type.getPackageName().equals("org.understudy.camera.delay")));

  @ArchTest
  static final ArchRule THE_WINDOW_USES_NO_NETWORK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.understudy.app.window..",
              "org.understudy.app.settings..",
              "org.understudy.app.calibration..",
              "org.understudy.app.guide..",
              "org.understudy.app.making..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are of a network",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("java.net.http")
                          || (type.getPackageName().startsWith("java.net")
                              && !type.isEquivalentTo(URL.class))));

  @ArchTest
  static final ArchRule MODELS_KNOW_NO_JAVAFX =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.understudy.app.window",
              "org.understudy.app.window.picture..",
              "org.understudy.app.window.screen..",
              SELF_VIEW)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..");

  @Test
  void whatCrossesHasNoRoomForAPicture() {
    assertThat(
            Arrays.stream(SubjectState.class.getRecordComponents()).map(RecordComponent::getType))
        .containsOnly(PortraitPose.class, boolean.class, String.class, int.class, long.class);
  }

  private static String outermost(JavaClass type) {
    int nested = type.getName().indexOf('$');
    return nested < 0 ? type.getName() : type.getName().substring(0, nested);
  }
}
