package org.understudy.app.doctor.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.understudy.app.doctor.Finding;
import org.understudy.camera.LiveSink;
import org.understudy.camera.OneFrameFileSink;
import org.understudy.camera.SinkOpening;
import org.understudy.camera.SinkTarget;
import org.understudy.camera.probe.CounterPicture;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;

/** Files are read byte by byte or decoded. */
final class FileProofs {
  private static final int PICTURES = 24;
  private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);

  /** Somewhere in the first picture. */
  private static final int LONGEST_HEADER = 128;

  private FileProofs() {}

  /** A check with a folder of its own. */
  @FunctionalInterface
  private interface InFolder {
    Finding check(Path folder) throws Exception;
  }

  private static Finding inFolder(InFolder check) throws Exception {
    Path folder = Files.createTempDirectory("understudy-doctor");
    try {
      return check.check(folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The file that holds one picture is read again and again. */
  static Finding oneFrameFile() throws Exception {
    return inFolder(
        folder -> {
          Path file = folder.resolve("camera.y4m");
          return Proof.of(
              "sink: y4m-live",
              new SinkTarget.OneFrameFile(file),
              OneFrameFileSink.class,
              (_, seen) -> {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
                while (!seen.isEnough() && System.nanoTime() < end) {
                  int number = number(Files.readAllBytes(file));
                  // a picture that is being replaced is no fault of the sink
                  if (number != CounterPicture.UNREADABLE) {
                    seen.add(number);
                  }
                  TimeUnit.MILLISECONDS.sleep(5);
                }
                return seen.verdict("a reader of the file");
              });
        });
  }

  private static int number(byte[] y4m) throws IOException {
    for (int i = 0; i < LONGEST_HEADER; i++) {
      if (Arrays.equals(y4m, i, i + FRAME.length, FRAME, 0, FRAME.length)) {
        int luma = i + FRAME.length;
        int width = Proof.FORMAT.width();
        return CounterPicture.read(
            width, Proof.FORMAT.height(), (x, y) -> y4m[luma + y * width + x] & 255);
      }
    }
    throw new IOException("the file holds no picture");
  }

  /**
   * A recording is decoded.
   *
   * @param ending of the file: mp4, webm or y4m
   */
  static Finding recording(String ending) throws Exception {
    String subject = "sink: file ." + ending;
    return inFolder(
        folder -> {
          Path file = folder.resolve("check." + ending);
          SinkTarget target = SinkTarget.parse("file:" + file);
          return record(subject, target, file);
        });
  }

  private static Finding record(String subject, SinkTarget target, Path file) throws Exception {
    LiveSink opened;
    switch (LiveSink.open(target, Proof.FORMAT)) {
      case SinkOpening.Opened(LiveSink sink) -> opened = sink;
      case SinkOpening.Unavailable none -> {
        return Finding.missing(subject, none.reason(), none.remedies().toArray(String[]::new));
      }
    }
    try (LiveSink sink = opened) {
      for (int i = 1; i <= PICTURES; i++) {
        long nanos = Math.round(i * 1e9 / Proof.FORMAT.framesPerSecond());
        sink.show(CounterPicture.draw(Proof.FORMAT, i), nanos);
      }
    }
    try (VideoReader reader = VideoReader.open(file)) {
      byte[] rgb = new byte[reader.info().frameBytes()];
      int last = 0;
      int count = 0;
      while (reader.read(rgb) instanceof VideoFrame frame) {
        int number = number(frame);
        if (number <= last) {
          return Finding.missing(
              subject, "picture %d was decoded after %d".formatted(number, last));
        }
        last = number;
        count++;
      }
      return last == PICTURES
          ? Finding.ok(
              subject,
              "%d of %d numbered pictures decoded in order, %s"
                  .formatted(count, PICTURES, reader.info().videoCodec()))
          : Finding.missing(
              subject, "decoding ended with picture %d of %d".formatted(last, PICTURES));
    }
  }

  /** The number in a decoded picture; white, grey and black have their luma in every channel. */
  static int number(VideoFrame frame) {
    return CounterPicture.read(
        frame.width(),
        frame.height(),
        (x, y) -> frame.rgb()[3 * (y * frame.width() + x) + 1] & 255);
  }
}
