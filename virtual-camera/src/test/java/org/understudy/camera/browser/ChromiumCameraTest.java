package org.understudy.camera.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.MjpegSink;
import org.understudy.camera.SinkOpening;
import org.understudy.camera.SinkTarget;
import org.understudy.camera.pipewire.PipewireSession;
import org.understudy.camera.pipewire.PortalSession;
import org.understudy.camera.probe.PictureClock;
import tools.jackson.databind.JsonNode;

/** A browser on a desktop of its own lists the virtual camera, opens it and sends it to a peer. */
@Tag("pipewire")
@Timeout(120)
class ChromiumCameraTest {
  private static final LiveFormat FORMAT = new LiveFormat(1280, 720, 30);
  private static final String NAME = "Understudy test";
  private static final double LEAST_RATE = 24;

  /** Pages are repainted when the machine has time. */
  private static final int LEAST_RATE_OF_A_PAGE = 12;

  /** The first may be slow: code is compiled, and the estimate of the connection grows. */
  private static final int WINDOW_MILLIS = 3000;

  private static final int MOST_WINDOWS = 8;

  private static @Nullable PortalSession portal;
  private static @Nullable BlankPage page;

  @BeforeAll
  static void startDesktop() throws Exception {
    Assumptions.assumeTrue(
        PipewireSession.isInstalled(Chromium.PROGRAM),
        "chromium is not installed (Debian: chromium)");
    portal = PortalSession.start();
    page = BlankPage.serve();
  }

  @AfterAll
  static void endDesktop() throws Exception {
    if (page != null) {
      page.close();
    }
    if (portal != null) {
      portal.close();
    }
  }

  private static Chromium browser(String... options) throws Exception {
    if (portal == null || page == null) {
      throw new IllegalStateException("no desktop");
    }
    Chromium browser = Chromium.start(portal.environment(), options);
    browser.visit(page.address());
    return browser;
  }

  private static LiveSink open(String target) {
    return switch (LiveSink.open(SinkTarget.parse(target), FORMAT)) {
      case SinkOpening.Opened opened -> opened.sink();
      case SinkOpening.Unavailable none -> throw new AssertionError(none.explanation());
    };
  }

  private static void report(String what, String figures) {
    System.out.println(what + ": " + figures);
  }

  private static ReceivedPictures gather(Chromium browser, int milliseconds) throws Exception {
    return ReceivedPictures.of(browser.evaluate("gather(%d)".formatted(milliseconds)));
  }

  private static void dial(Chromium browser) throws Exception {
    JsonNode settings = browser.evaluate("open('%s', 1280, 720, 30)".formatted(NAME));
    assertThat(settings.path("label").asString()).isEqualTo(NAME);
    browser.evaluate("connect()");
    assertThat(browser.evaluate("arrival(1280, 15000)").asBoolean()).as("a picture").isTrue();
  }

  @Test
  void aCallShowsTheCameraAndShowsItAgainWhenItComesBack() throws Exception {
    try (Chromium browser = browser("--enable-features=WebRtcPipeWireCamera")) {
      int atHangUp;
      try (LiveSink sink = open("pipewire:" + NAME);
          PictureClock clock = new PictureClock(sink)) {
        browser.evaluate("allow()");
        browser.evaluate("until(async () => (await cameras()).includes('%s'))".formatted(NAME));
        dial(browser);
        ReceivedPictures call = gather(browser, WINDOW_MILLIS).requireInOrder(FORMAT);
        for (int i = 0; i < MOST_WINDOWS && call.perSecond() < LEAST_RATE; i++) {
          call = gather(browser, WINDOW_MILLIS).requireInOrder(FORMAT);
        }
        report("a call by PipeWire", call.summary());
        assertThat(call.perSecond()).isGreaterThanOrEqualTo(LEAST_RATE);

        browser.evaluate("hangUp()");
        atHangUp = clock.shown();
        dial(browser);
        ReceivedPictures second = gather(browser, 1000).requireInOrder(FORMAT);
        assertThat(second.counters().getFirst()).isGreaterThan(atHangUp);
      }
      browser.evaluate("until(async () => (await gather(300)).length === 0)");
      browser.evaluate("hangUp()");
      browser.evaluate("until(async () => !(await cameras()).includes('%s'))".formatted(NAME));
      try (LiveSink sink = open("pipewire:" + NAME);
          PictureClock clock = new PictureClock(sink)) {
        browser.evaluate("until(async () => (await cameras()).includes('%s'))".formatted(NAME));
        dial(browser);
        ReceivedPictures call = gather(browser, 1000).requireInOrder(FORMAT);
        assertThat(call.counters().getLast()).isLessThanOrEqualTo(clock.shown());
      }
    }
  }

  @Test
  void aPageShowsTheStream() throws Exception {
    try (LiveSink sink = open("mjpeg:0");
        PictureClock clock = new PictureClock(sink);
        Chromium browser = Chromium.start(Map.of())) {
      browser.visit(((MjpegSink) sink).page());
      browser.evaluate("until(() => document.images[0].naturalWidth === 1280)");
      List<Integer> seen =
          browser.evaluate("watchImage(3000)").valueStream().map(number -> number.asInt()).toList();
      report("the stream in a page, 3 s", seen.size() + " pictures");
      assertThat(seen).hasSizeGreaterThan(3 * LEAST_RATE_OF_A_PAGE).isSorted();
      assertThat(seen).allSatisfy(number -> assertThat(number).isBetween(1, clock.shown()));
    }
  }

  /** A reader in the middle of a picture that is replaced sees two; it never sees old ones. */
  @Test
  void aCallShowsTheOneFrameFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("camera.y4m");
    try (LiveSink sink = open("y4m-live:" + file);
        PictureClock _ = new PictureClock(sink);
        Chromium browser =
            browser(
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + file)) {
      browser.evaluate("allow()");
      String label = browser.evaluate("cameras()").path(0).asString();
      browser.evaluate("open('%s', 1280, 720, 30)".formatted(label));
      browser.evaluate("look()");
      assertThat(browser.evaluate("arrival(1280, 15000)").asBoolean()).as("a picture").isTrue();
      ReceivedPictures seen = gather(browser, 3000);
      report("the file as a test camera", seen.summary());
      assertThat(seen.perSecond()).isGreaterThanOrEqualTo(LEAST_RATE);
      List<Integer> whole = seen.counters().stream().filter(number -> number >= 0).toList();
      assertThat(whole).hasSizeGreaterThan(seen.counters().size() / 2).isSorted();
      assertThat(whole.stream().distinct().count()).isGreaterThan(whole.size() / 2);
    }
  }
}
