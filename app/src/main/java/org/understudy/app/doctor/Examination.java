package org.understudy.app.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at everything the program needs, each native library by loading it. */
public final class Examination {
  private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

  private Examination() {}

  /** All findings in the order of a report. */
  public static List<Finding> run() {
    MachineChecks machine = new MachineChecks(Path.of("/"));
    return List.of(
        attempt("Java", machine::java),
        attempt("processor", machine::processor),
        attempt("memory", machine::memory),
        attempt("video library", ProductChecks::videoLibrary),
        attempt("sink: MP4 file", ProductChecks::mp4Sink),
        attempt("sink: WebM file with alpha", ProductChecks::webmSink),
        attempt("face landmarks", ProductChecks::landmarks),
        attempt("files of the program", ProductChecks::assets),
        attempt("face and bust model", ProductChecks::models),
        attempt("avatars", ProductChecks::avatars),
        attempt("renderer", ProductChecks::renderer),
        attempt("sample talk", ProductChecks::sampleTalk),
        attempt("graphics processor", machine::graphics),
        attempt("cameras", machine::cameras));
  }

  /** A check whose failure is a finding too. */
  public static Finding attempt(String subject, Callable<Finding> check) {
    try {
      return check.call();
    } catch (Exception | LinkageError e) {
      LOG.debug("{} failed", subject, e);
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return Finding.missing(
          subject, reason + "; build the program again (`mvn package`), or reinstall it");
    }
  }
}
