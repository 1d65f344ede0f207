package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.app.Understudy;
import org.understudy.camera.FrameSink;
import org.understudy.camera.TimeBase;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.LandmarkTracker;
import org.understudy.tracking.detect.Landmarks;

/** Of several faces the largest is followed, and the person is told. */
class SeveralFacesTest {
  private static final int NOSE_TIP = 1;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyFaceIsCountedAndTheLargestFollowed(int copies) throws Exception {
    VideoFrame one = SampleFrames.first(1).getFirst();
    LandmarkSettings faceOnly = new LandmarkSettings(Optional.empty(), 3, 1);
    try (LandmarkTracker tracker = LandmarkTracker.open(faceOnly)) {
      for (int i = 0; i < 20; i++) {
        Landmarks seen = tracker.track(SampleFrames.withSmallCopies(one, copies, i));
        assertThat(seen).isInstanceOf(Landmarks.Found.class);
        assertThat(seen.faces()).isEqualTo(1 + copies);
        assertThat(((Landmarks.Found) seen).face()[3 * NOSE_TIP]).isLessThan(one.width());
      }
    }
  }

  @Test
  void theCommandSaysThatThereAreSeveral() throws Exception {
    Path report = folder.resolve("report.json");
    StringWriter said = new StringWriter();
    int code =
        Understudy.commandLine()
            .setErr(new PrintWriter(said, true))
            .execute(
                "track",
                "--video",
                video(2).toString(),
                "--out",
                folder.resolve("three.jsonl").toString(),
                "--report",
                report.toString());
    assertThat(code).isZero();
    assertThat(said.toString()).contains("up to 3 faces").contains("from 0.0 s on");
    assertThat(Files.readString(report)).contains("\"mostAtOnce\" : 3").contains("up to 3 faces");
  }

  private Path video(int copies) throws Exception {
    Path file = folder.resolve("faces.mp4");
    VideoFrame one = SampleFrames.first(1).getFirst();
    VideoFrame picture = SampleFrames.withSmallCopies(one, copies, 0);
    int[] pixels = new int[picture.width() * picture.height()];
    for (int i = 0; i < pixels.length; i++) {
      byte[] rgb = picture.rgb();
      pixels[i] =
          0xff000000
              | (rgb[3 * i + 2] & 0xff) << 16
              | (rgb[3 * i + 1] & 0xff) << 8
              | (rgb[3 * i] & 0xff);
    }
    VideoFileOptions options =
        new VideoFileOptions(
            picture.width(), picture.height(), new TimeBase(1, 30), 30, false, 1, Optional.empty());
    try (FrameSink sink = VideoFileSink.create(file, options)) {
      for (int i = 0; i < 10; i++) {
        sink.write(pixels, i * SampleFrames.FRAME_NANOS);
      }
      sink.finish();
    }
    return file;
  }
}
