package org.understudy.camera;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import org.understudy.camera.mjpeg.MjpegServer;

/**
 * A stream of JPEGs for browsers and OBS on this machine, on any system. Nobody but who knows the
 * address gets it, and no page of another site.
 *
 * <p>Pictures come out as over black. Readers that cannot keep up miss pictures.
 */
public final class MjpegSink extends CountedSink {
  private final MjpegServer server;

  private MjpegSink(LiveFormat format, MjpegServer server) {
    super(format);
    this.server = server;
  }

  /** Starts to serve, or says why that cannot be. */
  public static SinkOpening open(SinkTarget.MjpegServer target, LiveFormat format) {
    try {
      return new SinkOpening.Opened(
          new MjpegSink(format, MjpegServer.start(target.port(), format)));
    } catch (BindException e) {
      return new SinkOpening.Unavailable(
          target,
          "port %d cannot be used: %s".formatted(target.port(), e.getMessage()),
          List.of(
              "choose another port, or mjpeg:0 for any free one",
              "ports below 1024 take an administrator"));
    } catch (IOException e) {
      return new SinkOpening.Unavailable(
          target, "the stream cannot be served: " + e.getMessage(), List.of());
    }
  }

  /** Address of the page that shows the stream. */
  public URI page() {
    return server.page();
  }

  /** Address of the bare stream, {@code multipart/x-mixed-replace}. */
  public URI stream() {
    return server.page().resolve("stream");
  }

  /** How many readers are connected; safe for use by any thread. */
  public int readers() {
    return server.readers();
  }

  @Override
  public String description() {
    return page() + " (for browsers and OBS)";
  }

  @Override
  void deliver(int[] pixels, long captureNanos) throws SinkException {
    server.show(pixels);
  }

  @Override
  public void close() {
    if (endsNow()) {
      server.close();
    }
  }
}
