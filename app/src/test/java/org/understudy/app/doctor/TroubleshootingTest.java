package org.understudy.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page about troubleshooting says what the doctor says. With {@code
 * -Dunderstudy.write.docs=true} it is written anew.
 */
class TroubleshootingTest {
  private static final Path PAGE = Path.of("../docs/troubleshooting.md");

  @TempDir Path folder;

  @Test
  void thePageIsAsTheChecksSay() throws Exception {
    String text = new TroubleshootingPage(folder).text();
    if (Boolean.getBoolean("understudy.write.docs")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).content().isEqualTo(text);
  }

  @Test
  void everySubjectOfAReportIsOnThePage() {
    assertThat(Examination.run())
        .extracting(finding -> TroubleshootingPage.section(finding.subject()))
        .isSubsetOf(TroubleshootingPage.SUBJECTS.keySet());
  }
}
