package org.understudy.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Holds the arrows between modules and the walls around native libraries. */
@AnalyzeClasses(packages = "org.understudy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String PARAMETRIC = "org.understudy.parametric..";
  private static final String TRAINER = "org.understudy.trainer..";
  private static final String TRACKING = "org.understudy.tracking..";
  private static final String AVATAR = "org.understudy.avatar..";
  private static final String CAMERA = "org.understudy.camera..";
  private static final String ASSETS = "org.understudy.assets..";
  private static final String APP = "org.understudy.app..";

  @ArchTest
  static final ArchRule PARAMETRIC_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage(PARAMETRIC)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TRAINER, TRACKING, AVATAR, CAMERA, ASSETS, APP, "org.bytedeco..");

  @ArchTest
  static final ArchRule TRACKING_KNOWS_ONLY_THE_MODELS =
      noClasses()
          .that()
          .resideInAPackage(TRACKING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TRAINER, AVATAR, CAMERA, ASSETS, APP);

  @ArchTest
  static final ArchRule THE_ENGINE_KNOWS_ONLY_THE_MODELS =
      noClasses()
          .that()
          .resideInAPackage(AVATAR)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TRAINER, TRACKING, CAMERA, ASSETS, APP);

  @ArchTest
  static final ArchRule SINKS_AND_ASSETS_KNOW_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAnyPackage(CAMERA, ASSETS)
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of another module of Understudy",
                  type ->
                      type.getPackageName().startsWith("org.understudy.")
                          && !type.getPackageName().startsWith("org.understudy.camera")
                          && !type.getPackageName().startsWith("org.understudy.assets")));

  @ArchTest
  static final ArchRule THE_TRAINER_DOES_NOT_REACH_SINKS_OR_APP =
      noClasses()
          .that()
          .resideInAPackage(TRAINER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CAMERA, APP);

  @ArchTest
  static final ArchRule JAVAFX_ONLY_IN_APP =
      noClasses()
          .that()
          .resideOutsideOfPackage(APP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..");

  @ArchTest
  static final ArchRule LIBTORCH_ONLY_IN_TRAINER =
      noClasses()
          .that()
          .resideOutsideOfPackage(TRAINER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco.pytorch..");

  /** Where the SDK is; elsewhere there is nothing to look at. */
  @ArchTest
  static final ArchRule TORNADOVM_ONLY_IN_ONE_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.understudy.avatar.tornado")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("uk.ac.manchester.tornado..");

  /** Who draws knows the contract of engines; which engine it is, only a service file tells. */
  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_ENGINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.understudy.avatar.tornado")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.understudy.avatar.tornado");

  @ArchTest
  static final ArchRule LOGGING_GOES_THROUGH_SLF4J =
      noClasses()
          .that()
          .resideInAPackage("org.understudy..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  /** But for the generator, whose packages hand tensors to each other and to nobody else. */
  @ArchTest
  static final ArchRule NATIVE_TYPES_STAY_INSIDE =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("org.understudy.trainer.gan..")
          .should(
              new ArchCondition<JavaMethod>("have no JavaCPP type in their signature") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  Stream.concat(
                          method.getRawParameterTypes().stream(),
                          Stream.of(method.getRawReturnType()))
                      .map(JavaClass::getBaseComponentType)
                      .filter(type -> type.getPackageName().startsWith("org.bytedeco"))
                      .forEach(
                          type ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      method,
                                      "%s exposes %s"
                                          .formatted(method.getFullName(), type.getName()))));
                }
              });

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      classes()
          .that()
          .resideInAPackage("org.understudy..")
          .should()
          .haveNameNotMatching(".*(Util|Utils|Helper|Manager)");
}
