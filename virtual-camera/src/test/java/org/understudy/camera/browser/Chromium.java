package org.understudy.camera.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with one page, driven by the DevTools protocol. For one thread at a time. */
final class Chromium implements AutoCloseable {
  static final String PROGRAM = "chromium";

  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final Path profile;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private @Nullable WebSocket socket;
  private int lastCall;

  private Chromium(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /**
   * Starts the browser.
   *
   * @param environment what it has besides this process's own
   * @param options more switches
   */
  static Chromium start(Map<String, String> environment, String... options) throws Exception {
    Path profile = Files.createTempDirectory("chromium-test");
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--mute-audio",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-features=WebRtcHideLocalIpsWithMdns",
                "--use-fake-ui-for-media-stream",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
    command.addAll(List.of(options));
    command.add("about:blank");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(profile.resolve("log").toFile());
    Chromium browser = new Chromium(builder.start(), profile);
    try {
      browser.attach();
    } catch (Exception e) {
      String log = browser.log();
      browser.close();
      throw new IOException("Chromium did not start: " + log, e);
    }
    return browser;
  }

  private void attach() throws Exception {
    Path told = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(told) || Files.readAllLines(told).isEmpty()) {
      if (System.nanoTime() > end || process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("no DevTools");
      }
    }
    String port = Files.readAllLines(told).getFirst();
    HttpRequest list =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    JsonNode targets = JSON.readTree(http.send(list, HttpResponse.BodyHandlers.ofString()).body());
    for (JsonNode target : targets) {
      if (target.path("type").asString().equals("page")) {
        URI address = URI.create(target.path("webSocketDebuggerUrl").asString());
        socket = http.newWebSocketBuilder().buildAsync(address, new Whole(messages)).join();
        return;
      }
    }
    throw new IOException("no page in " + targets);
  }

  /** Puts messages together that come in parts. */
  private static final class Whole implements WebSocket.Listener {
    private final BlockingQueue<String> messages;
    private final StringBuilder parts = new StringBuilder();

    Whole(BlockingQueue<String> messages) {
      this.messages = messages;
    }

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket webSocket, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        messages.add(parts.toString());
        parts.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("not attached");
    }
    int id = ++lastCall;
    open.sendText(
            JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
        .join();
    while (true) {
      String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IOException(method + " had no answer; " + log());
      }
      JsonNode answer = JSON.readTree(message);
      if (answer.path("id").asInt(0) == id) {
        if (answer.has("error")) {
          throw new IOException(method + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
    }
  }

  /** Shows a page, with the functions of {@code client.js}. */
  void visit(URI page) throws Exception {
    JsonNode result = call("Page.navigate", Map.of("url", page.toString()));
    if (result.has("errorText")) {
      throw new IOException(page + ": " + result.path("errorText").asString());
    }
    while (!evaluate("document.readyState + ' ' + location.href")
        .asString()
        .endsWith(page.toString())) {
      Thread.onSpinWait();
    }
    try (var script = Chromium.class.getResourceAsStream("client.js")) {
      if (script == null) {
        throw new IOException("client.js is missing");
      }
      evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8) + ";0");
    }
  }

  /** The value of an expression, or of what it promises. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** What it wrote. */
  String log() throws IOException {
    return Files.readString(profile.resolve("log"));
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.abort();
    }
    http.close();
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    all.forEach(handle -> handle.onExit().join());
    process.onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
