package org.understudy.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.understudy.trainer.NeedsLibtorch;
import picocli.CommandLine.Command;

/** Who calculates with libtorch says so, and who does not works without it. */
@AnalyzeClasses(packages = "org.understudy", importOptions = DoNotIncludeTests.class)
class LibtorchCommandsTest {
  private static final String LIBTORCH = "org.bytedeco.pytorch..";

  @ArchTest
  static final ArchRule OTHER_COMMANDS_DO_NOT_REACH_IT =
      noClasses()
          .that()
          .areAnnotatedWith(Command.class)
          .and()
          .areNotAnnotatedWith(NeedsLibtorch.class)
          .and()
          .doNotHaveFullyQualifiedName(Understudy.class.getName())
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAPackage(LIBTORCH);

  @ArchTest
  static final ArchRule MARKED_COMMANDS_REACH_IT =
      classes()
          .that()
          .areAnnotatedWith(NeedsLibtorch.class)
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAPackage(LIBTORCH);
}
