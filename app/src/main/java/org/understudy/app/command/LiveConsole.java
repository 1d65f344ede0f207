package org.understudy.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.live.LiveEnd;
import org.understudy.app.live.LiveJob;
import org.understudy.app.live.LiveReport;
import org.understudy.app.live.LiveSession;
import org.understudy.app.live.LiveStatus;
import org.understudy.app.live.Quality;

/**
 * A live session at a terminal: a status line, in place where there is a terminal, and commands of
 * one letter. Notices may come from any thread.
 */
final class LiveConsole implements LiveJob.Companion {
  private static final String CLEAR = "\r\033[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final InputStream in;
  private final Calibration calibration;
  private Quality quality = Quality.FULL;
  private boolean lineOpen;

  /**
   * A session at a terminal.
   *
   * @param calibration the subject's
   */
  LiveConsole(PrintWriter err, boolean terminal, InputStream in, Calibration calibration) {
    this.err = err;
    this.terminal = terminal;
    this.in = in;
    this.calibration = calibration;
  }

  @Override
  public Calibration calibration() {
    return calibration;
  }

  @Override
  public void begun(LiveSession session, List<String> sinks) {
    for (String sink : sinks) {
      notice("showing on " + sink);
    }
    Thread.ofPlatform().daemon().name("understudy-keys").start(() -> listen(session));
  }

  private void listen(LiveSession session) {
    try {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      @Nullable String line = lines.readLine();
      while (line != null) {
        obey(line, session);
        line = lines.readLine();
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(LiveConsole.class).debug("No more commands", e);
    }
  }

  /** Does what a line says. */
  void obey(String line, LiveSession session) {
    switch (line.strip().toLowerCase(Locale.ROOT)) {
      case "a" -> {
        session.setAway(!session.away());
        notice(session.away() ? "away: the avatar waits" : "back: the avatar follows you");
      }
      case "q" -> session.stop("stopped");
      case "" -> {}
      default -> notice("a goes away and comes back, q ends");
    }
  }

  @Override
  public synchronized void status(LiveStatus status) {
    if (!status.quality().equals(quality)) {
      quality = status.quality();
      notice("quality: " + quality.words());
    }
    if (terminal) {
      err.print(CLEAR + status.words());
      lineOpen = true;
    } else {
      err.println(status.words());
    }
    err.flush();
  }

  @Override
  public synchronized void notice(String text) {
    leaveLine();
    err.println("understudy: " + text);
    err.flush();
  }

  @Override
  public void ended(LiveEnd end, LiveReport report) {
    switch (end) {
      case LiveEnd.Fine(String reason) -> notice(reason + "; " + report.summary());
      case LiveEnd.Failed _ -> notice(report.summary());
    }
  }

  /** Leaves the status line behind. */
  private void leaveLine() {
    if (lineOpen) {
      err.println();
      lineOpen = false;
    }
  }
}
