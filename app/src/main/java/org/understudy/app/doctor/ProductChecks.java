package org.understudy.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.SampleTalk;
import org.understudy.app.talk.SubjectModels;
import org.understudy.assets.Assets;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.camera.FrameSink;
import org.understudy.camera.TimeBase;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.LandmarkTracker;

/** What the program brings: each part is used once for real. */
final class ProductChecks {
  private static final int EDGE = 64;

  private ProductChecks() {}

  static Finding videoLibrary() throws IOException {
    try (SampleTalk talk = SampleTalk.orVideo(null);
        VideoReader reader = VideoReader.open(talk.file())) {
      byte[] frame = new byte[reader.info().frameBytes()];
      return reader.read(frame) instanceof VideoFrame
          ? Finding.ok("video library", "FFmpeg decodes " + reader.info().videoCodec())
          : Finding.missing("video library", "FFmpeg gives no frame of the sample talk");
    }
  }

  static Finding mp4Sink() throws IOException {
    return sink("sink: MP4 file", "check.mp4", false);
  }

  static Finding webmSink() throws IOException {
    return sink("sink: WebM file with alpha", "check.webm", true);
  }

  private static Finding sink(String subject, String name, boolean transparent) throws IOException {
    Path folder = Files.createTempDirectory("understudy-doctor");
    Path file = folder.resolve(name);
    try (FrameSink sink =
        VideoFileSink.create(
            file,
            new VideoFileOptions(
                EDGE, EDGE, TimeBase.VIDEO, 25, transparent, 1, Optional.empty()))) {
      sink.write(new int[EDGE * EDGE], 0);
      sink.finish();
      String description = sink.description();
      return Finding.ok(subject, description.substring(description.indexOf('(') + 1).split(",")[0]);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  static Finding landmarks() throws IOException {
    try (LandmarkTracker tracker = LandmarkTracker.open(LandmarkSettings.DEFAULT)) {
      VideoFrame grey = new VideoFrame(new byte[3 * EDGE * EDGE], EDGE, EDGE, 0, 0);
      long start = System.nanoTime();
      tracker.track(grey);
      return Finding.ok(
          "face landmarks",
          String.format(
              Locale.ROOT,
              "MediaPipe's networks by TensorFlow Lite, first picture in %.0f ms",
              (System.nanoTime() - start) / 1e6));
    }
  }

  static Finding assets() throws IOException {
    return Finding.ok(
        "files of the program",
        "all %d are as the catalog lists them".formatted(Assets.checkAll()));
  }

  static Finding models() throws IOException {
    SubjectModels models = SubjectModels.load();
    return Finding.ok(
        "face and bust model",
        "%d vertices, %d kinds of identity, %d expressions"
            .formatted(
                models.face().vertexCount(),
                models.face().identityCount(),
                models.face().expressionCount()));
  }

  static Finding avatars() throws IOException {
    List<String> names = AvatarGallery.names();
    if (!names.contains(AvatarGallery.USUAL)) {
      return Finding.missing("avatars", "the gallery lacks " + AvatarGallery.USUAL);
    }
    return Finding.ok("avatars", String.join(", ", names));
  }

  static Finding renderer() throws IOException {
    Avatar avatar = AvatarGallery.load(AvatarGallery.USUAL);
    AvatarRenderer renderer = AvatarRenderers.create(avatar, RendererOptions.oneThread());
    renderer.render(
        PortraitPose.REST.withRoot(avatar.framing().root()),
        avatar.framing().camera(EDGE, EDGE),
        new RgbaImage(EDGE, EDGE));
    return Finding.ok(
        "renderer", "%s: %s".formatted(renderer.backend().name(), renderer.backend().reason()));
  }

  static Finding sampleTalk() throws IOException {
    try (SampleTalk talk = SampleTalk.orVideo(null);
        VideoReader reader = VideoReader.open(talk.file())) {
      return Finding.ok(
          "sample talk",
          String.format(
              Locale.ROOT,
              "%.1f s, %dx%d, sound: %s",
              reader.info().durationNanos() / 1e9,
              reader.info().width(),
              reader.info().height(),
              reader.info().audioCodec().orElse("none")));
    }
  }
}
