package org.understudy.app.doctor.camera;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.understudy.app.doctor.Finding;
import org.understudy.camera.MjpegSink;
import org.understudy.camera.SinkTarget;
import org.understudy.camera.probe.CounterPicture;

/** The stream is read as OBS reads it, and refused to who does not know its address. */
final class MjpegProof {
  private static final int OK = 200;
  private static final int LONGEST_LINE = 1024;
  private static final int LARGEST_PICTURE = 4 << 20;
  private static final String LENGTH = "content-length:";

  private MjpegProof() {}

  static Finding prove() throws Exception {
    return Proof.of(
        "sink: mjpeg", new SinkTarget.MjpegServer(0), MjpegSink.class, MjpegProof::read);
  }

  private static Finding read(MjpegSink sink, ReadBack seen) throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      int stranger =
          client
              .send(request(sink.page().resolve("/stream")), HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (stranger == OK) {
        return Finding.missing(
            "sink: mjpeg", "the stream is served without the secret part of its address");
      }
      HttpResponse<InputStream> stream =
          client.send(request(sink.stream()), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = new BufferedInputStream(stream.body())) {
        while (!seen.isEnough()) {
          seen.add(number(next(body)));
        }
      }
      client.shutdownNow();
    }
    return seen.verdict("an HTTP client");
  }

  private static HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(8)).build();
  }

  /** The next part of the stream. */
  private static byte[] next(InputStream body) throws IOException {
    int length = -1;
    String line = line(body);
    while (!line.isEmpty() || length < 0) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      }
      line = line(body);
    }
    if (length > LARGEST_PICTURE) {
      throw new IOException("a picture of the stream has " + length + " bytes");
    }
    return body.readNBytes(length);
  }

  private static String line(InputStream body) throws IOException {
    byte[] bytes = new byte[LONGEST_LINE];
    int count = 0;
    for (int next = body.read(); next != '\n'; next = body.read()) {
      if (next < 0 || count == LONGEST_LINE) {
        throw new IOException("the stream ends in the middle of a line");
      }
      bytes[count++] = (byte) next;
    }
    return new String(bytes, 0, count, StandardCharsets.US_ASCII).strip();
  }

  private static int number(byte[] jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    if (image == null) {
      throw new IOException("a part of the stream is no JPEG");
    }
    return CounterPicture.read(
        image.getWidth(), image.getHeight(), (x, y) -> image.getRGB(x, y) >> 8 & 255);
  }
}
