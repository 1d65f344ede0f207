package org.understudy.camera.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An empty page under an address that browsers trust with cameras. */
final class BlankPage implements AutoCloseable {
  private static final int OK = 200;

  private final HttpServer server;

  private BlankPage(HttpServer server) {
    this.server = server;
  }

  static BlankPage serve() throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page =
              "<!doctype html><meta charset=utf-8><title>call</title>"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(OK, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return new BlankPage(server);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
