package org.understudy.camera.mjpeg;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkException;

/**
 * Serves the newest picture to browsers and OBS on this machine, below a path that cannot be
 * guessed: a page ({@code /}), the endless stream ({@code /stream}) and single pictures ({@code
 * /picture.jpg}).
 *
 * <p>{@link #show} is for one thread at a time; readers have virtual threads of their own, which a
 * slow one blocks without anybody else noticing.
 */
public final class MjpegServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MjpegServer.class);
  private static final String BOUNDARY = "understudy-picture";
  private static final int SECRET_BYTES = 16;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  /** More would be a mistake of somebody's script. */
  private static final int MOST_READERS = 32;

  private static final int SEND_BYTES = 64 * 1024;

  static {
    // the last part of a picture would otherwise wait up to 40 ms for the reader's acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final LiveFormat format;
  private final HttpServer server;
  private final ExecutorService readers;
  private final PictureBroadcast broadcast;
  private final String secretPath;

  private MjpegServer(LiveFormat format, HttpServer server, PictureBroadcast broadcast) {
    this.format = format;
    this.server = server;
    this.broadcast = broadcast;
    this.readers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mjpeg-reader-", 0).factory());
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    this.secretPath = "/" + HexFormat.of().formatHex(secret) + "/";
  }

  /**
   * Starts to serve, on the loopback address only.
   *
   * @param port 0 for any free one
   * @throws java.net.BindException where the port is taken or needs more rights
   */
  public static MjpegServer start(int port, LiveFormat format) throws IOException {
    PictureBroadcast broadcast = new PictureBroadcast(format);
    HttpServer server;
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (IOException e) {
      broadcast.close();
      throw e;
    }
    MjpegServer started = new MjpegServer(format, server, broadcast);
    HttpContext context = server.createContext("/", started::answer);
    context.getFilters().add(new RequestGuard(started.secretPath, server.getAddress().getPort()));
    server.setExecutor(started.readers);
    server.start();
    return started;
  }

  /** Address of the page; whoever knows it may watch. */
  public URI page() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + secretPath);
  }

  /** How many readers are connected to the stream. */
  public int readers() {
    return broadcast.readers();
  }

  /** Shows a picture to all readers; it is not kept. */
  public void show(int[] pixels) throws SinkException {
    broadcast.show(pixels);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getRawPath().substring(secretPath.length());
      switch (name) {
        case "" -> sendPage(exchange);
        case "stream" -> watch(exchange, this::sendStream);
        case "picture.jpg" -> watch(exchange, this::sendPicture);
        default -> exchange.sendResponseHeaders(NOT_FOUND, -1);
      }
    } catch (InterruptedException e) {
      LOG.debug("a reader was ended");
    } catch (SinkException e) {
      LOG.warn("a reader could not be served", e);
    } catch (IOException e) {
      LOG.debug("a reader went away: {}", e.getMessage());
    }
  }

  /** A way to answer a reader that is counted as one. */
  @FunctionalInterface
  private interface Watching {
    void send(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private void watch(HttpExchange exchange, Watching watching)
      throws IOException, InterruptedException {
    if (broadcast.readers() >= MOST_READERS) {
      exchange.sendResponseHeaders(UNAVAILABLE, -1);
      return;
    }
    broadcast.join();
    try {
      watching.send(exchange);
    } finally {
      broadcast.leave();
    }
  }

  private void sendPage(HttpExchange exchange) throws IOException {
    byte[] page = page(secretPath + "stream").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(OK, page.length);
    exchange.getResponseBody().write(page);
  }

  private String page(String stream) {
    return """
          <!doctype html>
          <html lang="en">
          <meta charset="utf-8">
          <title>Understudy</title>
          <style>
            html, body { margin: 0; height: 100%%; background: transparent; }
            img { width: 100%%; height: 100%%; object-fit: contain; display: block; }
          </style>
          <img src="%s" width="%d" height="%d" alt="The avatar, live">
          </html>
          """
        .formatted(stream, format.width(), format.height());
  }

  private void sendPicture(HttpExchange exchange) throws IOException, InterruptedException {
    Optional<JpegPicture> picture = broadcast.await(0);
    if (picture.isEmpty()) {
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
      exchange.sendResponseHeaders(OK, picture.get().length());
      exchange.getResponseBody().write(picture.get().bytes(), 0, picture.get().length());
    } finally {
      broadcast.release(picture.get());
    }
  }

  /** The boundary follows each picture at once: browsers show a part only when it has ended. */
  private void sendStream(HttpExchange exchange) throws IOException, InterruptedException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
    exchange.sendResponseHeaders(OK, 0);
    OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), SEND_BYTES);
    out.write(ascii("--" + BOUNDARY + "\r\n"));
    out.flush();
    long seen = 0;
    while (true) {
      Optional<JpegPicture> next = broadcast.await(seen);
      if (next.isEmpty()) {
        return;
      }
      JpegPicture picture = next.get();
      try {
        seen = picture.number;
        out.write(ascii("Content-Type: image/jpeg\r\nContent-Length: "));
        out.write(ascii(picture.length() + "\r\n\r\n"));
        out.write(picture.bytes(), 0, picture.length());
        out.write(ascii("\r\n--" + BOUNDARY + "\r\n"));
        out.flush();
      } finally {
        broadcast.release(picture);
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Ends all readers and gives the port back. */
  @Override
  public void close() {
    broadcast.close();
    server.stop(0);
    readers.shutdownNow();
    readers.close();
  }
}
