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
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.understudy.camera.SinkFanout;
import org.understudy.parametric.PortraitPose;

/** There is no way for a camera's picture to a sink. */
@AnalyzeClasses(packages = "org.understudy", importOptions = DoNotIncludeTests.class)
class LiveArchitectureTest {
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

  @Test
  void whatCrossesHasNoRoomForAPicture() {
    assertThat(
            Arrays.stream(SubjectState.class.getRecordComponents()).map(RecordComponent::getType))
        .containsOnly(PortraitPose.class, boolean.class, String.class, int.class, long.class);
  }
}
