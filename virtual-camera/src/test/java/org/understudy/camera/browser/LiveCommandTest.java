package org.understudy.camera.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.understudy.camera.pipewire.PipewireSession;
import org.understudy.camera.pipewire.PortalSession;

/**
 * A browser looks at the camera of a whole session of the program, whose command the environment
 * names: {@code UNDERSTUDY_LIVE="./understudy live --camera synthetic --size 720p --sink
 * pipewire"}, run in the repository's folder. By hand, since the program is built after these
 * tests.
 */
@Tag("pipewire")
@Timeout(180)
@EnabledIfEnvironmentVariable(
    named = "UNDERSTUDY_LIVE",
    matches = ".+",
    disabledReason = "UNDERSTUDY_LIVE names no command; by hand, see docs/live.md")
class LiveCommandTest {
  private static final String NAME = "Understudy";
  private static final int WINDOWS = 4;

  @Test
  void aCallShowsTheSession() throws Exception {
    Assumptions.assumeTrue(
        PipewireSession.isInstalled(Chromium.PROGRAM),
        "chromium is not installed (Debian: chromium)");
    try (PortalSession portal = PortalSession.start();
        BlankPage page = BlankPage.serve()) {
      ProcessBuilder builder = new ProcessBuilder("sh", "-c", System.getenv("UNDERSTUDY_LIVE"));
      builder.directory(new File(".."));
      builder.environment().putAll(portal.environment());
      Process live = builder.inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE).start();
      try (Chromium browser =
          Chromium.start(portal.environment(), "--enable-features=WebRtcPipeWireCamera")) {
        browser.visit(page.address());
        while (live.isAlive() && !portal.nodes().contains(NAME)) {
          TimeUnit.MILLISECONDS.sleep(200);
        }
        browser.evaluate("allow()");
        assertThat(browser.evaluate("cameras()").toString()).contains(NAME);
        browser.evaluate("open('%s', 1280, 720, 30)".formatted(NAME));
        browser.evaluate("connect()");
        assertThat(browser.evaluate("arrival(1280, 15000)").asBoolean()).as("a picture").isTrue();
        for (int i = 0; i < WINDOWS; i++) {
          ReceivedPictures seen = ReceivedPictures.of(browser.evaluate("gather(5000)"));
          System.out.printf("5 s of the session: %.1f pictures per second%n", seen.perSecond());
          assertThat(seen.pictures())
              .hasSizeGreaterThan(1)
              .allSatisfy(picture -> assertThat(picture.width()).isEqualTo(1280));
        }
      } finally {
        List<ProcessHandle> all = live.descendants().toList();
        live.getOutputStream().write("q\n".getBytes(StandardCharsets.US_ASCII));
        live.getOutputStream().flush();
        if (!live.waitFor(20, TimeUnit.SECONDS)) {
          all.forEach(ProcessHandle::destroyForcibly);
          live.destroyForcibly();
        }
      }
      assertThat(live.exitValue()).isZero();
    }
  }
}
