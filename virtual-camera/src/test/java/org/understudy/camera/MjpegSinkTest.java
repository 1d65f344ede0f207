package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.understudy.camera.file.StreamProbe;

@Timeout(60)
class MjpegSinkTest extends LiveSinkContract {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private HttpClient client = HttpClient.newHttpClient();
  private URI lastPage = URI.create("http://127.0.0.1:1/");

  @BeforeEach
  void freshClient() {
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void endClient() {
    client.shutdownNow();
  }

  @Override
  MjpegSink open() {
    MjpegSink sink = open(new SinkTarget.MjpegServer(0));
    lastPage = sink.page();
    return sink;
  }

  private static MjpegSink open(SinkTarget.MjpegServer target) {
    SinkOpening opening = MjpegSink.open(target, FORMAT);
    assertThat(opening).isInstanceOf(SinkOpening.Opened.class);
    return (MjpegSink) ((SinkOpening.Opened) opening).sink();
  }

  @Override
  int greyAsSeen(LiveSink sink) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(((MjpegSink) sink).page().resolve("picture.jpg")).build();
    return grey(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  @Override
  boolean nothingLeftBehind() throws Exception {
    try (Socket socket = new Socket(LOOPBACK, lastPage.getPort())) {
      return !socket.isConnected();
    } catch (IOException e) {
      return true;
    }
  }

  private static int grey(byte[] jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    return image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 255;
  }

  /** A reader of the stream that takes a picture when it is asked to. */
  private final class Reader implements AutoCloseable {
    private final DataInputStream in;

    Reader(MjpegSink sink) throws Exception {
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(sink.stream()).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValue("multipart/x-mixed-replace; boundary=understudy-picture");
      in = new DataInputStream(answer.body());
      assertThat(line()).isEqualTo("--understudy-picture");
    }

    private String line() throws IOException {
      StringBuilder text = new StringBuilder();
      int next = in.readUnsignedByte();
      while (next != '\n') {
        text.append((char) next);
        next = in.readUnsignedByte();
      }
      return text.toString().strip();
    }

    byte[] next() throws IOException {
      assertThat(line()).isEqualTo("Content-Type: image/jpeg");
      String length = line().toLowerCase(Locale.ROOT);
      assertThat(length).startsWith("content-length: ");
      assertThat(line()).isEmpty();
      byte[] jpeg = new byte[Integer.parseInt(length.substring(16))];
      in.readFully(jpeg);
      assertThat(line()).isEmpty();
      assertThat(line()).isEqualTo("--understudy-picture");
      return jpeg;
    }

    boolean atEnd() {
      try {
        return in.read() < 0;
      } catch (IOException e) {
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Test
  void everyReaderSeesEachPictureWhoeverComesWhen() throws Exception {
    try (MjpegSink sink = open()) {
      sink.show(grey(30), 0);
      try (Reader first = new Reader(sink)) {
        assertThat(grey(first.next())).isBetween(27, 33);
        sink.show(grey(60), 1);
        assertThat(grey(first.next())).isBetween(57, 63);
        try (Reader second = new Reader(sink)) {
          assertThat(grey(second.next())).isBetween(57, 63);
          assertThat(sink.readers()).isEqualTo(2);
          sink.show(grey(90), 2);
          assertThat(second.next()).isEqualTo(first.next());
        }
      }
    }
  }

  @Test
  void coloursComeOutAsTheyWentIn() throws Exception {
    try (MjpegSink sink = open()) {
      for (int colour : new int[] {0x2040e0, 0xe02010, 0x10c040}) {
        int[] pixels = new int[FORMAT.pixels()];
        Arrays.fill(pixels, 0xff000000 | colour);
        sink.show(pixels, 0);
        HttpRequest request = HttpRequest.newBuilder(sink.page().resolve("picture.jpg")).build();
        byte[] jpeg = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        int rgb = ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(32, 24);
        assertThat(rgb >> 16 & 255).isBetween((colour & 255) - 4, (colour & 255) + 4);
        assertThat(rgb >> 8 & 255).isBetween((colour >> 8 & 255) - 4, (colour >> 8 & 255) + 4);
        assertThat(rgb & 255).isBetween((colour >> 16) - 4, (colour >> 16) + 4);
      }
    }
  }

  @Test
  void aStalledReaderHoldsNobodyUp() throws Exception {
    LiveFormat big = new LiveFormat(640, 480, 30);
    int[] noise = new Random(3).ints(big.pixels()).toArray();
    SinkOpening opening = MjpegSink.open(new SinkTarget.MjpegServer(0), big);
    try (MjpegSink sink = (MjpegSink) ((SinkOpening.Opened) opening).sink();
        Socket stalled = new Socket()) {
      stalled.setReceiveBufferSize(4096);
      stalled.connect(new InetSocketAddress(LOOPBACK, sink.page().getPort()));
      stalled.getOutputStream().write(request(sink.stream(), "127.0.0.1:" + sink.page().getPort()));
      try (Reader awake = new Reader(sink)) {
        for (int i = 0; i < 60; i++) {
          noise[0] = i;
          sink.show(noise, i);
          assertThat(awake.next()).isNotEmpty();
        }
      }
    }
  }

  private static byte[] request(URI address, String host) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n"
        .formatted(address.getRawPath(), host)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void closingEndsAllReaders() throws Exception {
    MjpegSink sink = open();
    sink.show(grey(1), 0);
    try (Reader reader = new Reader(sink)) {
      reader.next();
      sink.close();
      assertThat(reader.atEnd()).isTrue();
    }
  }

  @Test
  void thePageShowsTheStream() throws Exception {
    try (MjpegSink sink = open()) {
      HttpResponse<String> page =
          client.send(
              HttpRequest.newBuilder(sink.page()).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<img src=\"" + sink.stream().getRawPath() + "\"");
      assertThat(page.headers().map())
          .doesNotContainKey("access-control-allow-origin")
          .containsKey("content-security-policy");
      assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    }
  }

  @Test
  void strangersAreTurnedAway() throws Exception {
    try (MjpegSink sink = open()) {
      int port = sink.page().getPort();
      String path = sink.page().getRawPath();
      String own = "127.0.0.1:" + port;
      assertThat(status(port, "GET", path, "Host: " + own)).isEqualTo(200);
      assertThat(status(port, "GET", path, "Host: LOCALHOST:" + port)).isEqualTo(200);
      assertThat(status(port, "GET", "/", "Host: " + own)).isEqualTo(404);
      assertThat(status(port, "GET", "/stream", "Host: " + own)).isEqualTo(404);
      String wrong = path.substring(0, path.length() - 2) + "x/";
      assertThat(status(port, "GET", wrong, "Host: " + own)).isEqualTo(404);
      assertThat(status(port, "GET", path + "../", "Host: " + own)).isEqualTo(404);
      assertThat(status(port, "GET", path, "Host: evil.example:" + port)).isEqualTo(421);
      assertThat(status(port, "GET", path, "Host: 127.0.0.1")).isEqualTo(421);
      assertThat(status(port, "GET", path, "Accept: */*")).isEqualTo(421);
      assertThat(status(port, "POST", path, "Host: " + own, "Content-Length: 0")).isEqualTo(405);
      String evil = "Origin: http://evil.example";
      assertThat(status(port, "GET", path, "Host: " + own, evil)).isEqualTo(403);
      assertThat(status(port, "GET", path, "Host: " + own, "Origin: null")).isEqualTo(403);
      assertThat(status(port, "GET", path, "Host: " + own, "Origin: http://" + own)).isEqualTo(200);
      String cross = "Sec-Fetch-Site: cross-site";
      assertThat(status(port, "GET", path + "stream", "Host: " + own, cross)).isEqualTo(403);
      String same = "Sec-Fetch-Site: same-origin";
      assertThat(status(port, "GET", path, "Host: " + own, same)).isEqualTo(200);
    }
  }

  private static int status(int port, String method, String path, String... headers)
      throws IOException {
    try (Socket socket = new Socket(LOOPBACK, port)) {
      String text =
          method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void listensOnOneAddressOnly() throws Exception {
    try (MjpegSink sink = open()) {
      InetAddress own = InetAddress.ofLiteral("127.0.0.2");
      boolean reached;
      try (Socket socket = new Socket(own, sink.page().getPort())) {
        reached = socket.isConnected();
      } catch (IOException e) {
        reached = false;
      }
      assertThat(reached).isFalse();
    }
  }

  @Test
  void addressesCannotBeGuessed() {
    try (MjpegSink first = open();
        MjpegSink second = open()) {
      assertThat(first.page().getRawPath()).matches("/[0-9a-f]{32}/");
      assertThat(first.page().getRawPath()).isNotEqualTo(second.page().getRawPath());
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    try (MjpegSink sink = open()) {
      int port = sink.page().getPort();
      SinkOpening again = MjpegSink.open(new SinkTarget.MjpegServer(port), FORMAT);
      assertThat(again).isInstanceOf(SinkOpening.Unavailable.class);
      assertThat(((SinkOpening.Unavailable) again).explanation())
          .contains("port " + port + " cannot be used")
          .contains("mjpeg:0");
    }
  }

  @Test
  void programsBuiltOnFfmpegReadTheStream() throws Exception {
    try (MjpegSink sink = open();
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<List<String>> packets = executor.submit(() -> StreamProbe.read(sink.stream(), 5));
      while (!packets.isDone()) {
        sink.show(grey(50), 0);
      }
      assertThat(packets.get()).hasSize(5).allMatch(packet -> packet.startsWith("mjpeg "));
    }
  }

  @Test
  void aReaderThatWaitsIsServedAsSoonAsThereIsAPicture() throws Exception {
    try (MjpegSink sink = open()) {
      HttpRequest request =
          HttpRequest.newBuilder(sink.page().resolve("picture.jpg"))
              .timeout(Duration.ofSeconds(20))
              .build();
      var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
      sink.show(grey(77), 0);
      assertThat(grey(answer.get().body())).isBetween(74, 80);
    }
  }
}
