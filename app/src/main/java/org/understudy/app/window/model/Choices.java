package org.understudy.app.window.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.understudy.camera.SinkTarget;
import org.understudy.tracking.capture.CameraListing;

/** The cameras and outputs of this machine as choices. Looking for them takes a moment. */
public final class Choices {
  /** The camera that needs no camera. */
  public static final Choice SYNTHETIC = new Choice("synthetic", "Sample talk (no camera needed)");

  private Choices() {}

  /**
   * All cameras found, a video that was chosen before, and the sample talk.
   *
   * @param found this machine's webcams
   * @param chosen what is chosen now, kept in the list even where it is not there now
   */
  public static List<Choice> cameras(List<CameraListing> found, String chosen) {
    List<Choice> choices = new ArrayList<>();
    for (CameraListing camera : found) {
      String value =
          camera.name().startsWith("/dev/video") ? camera.name() : "device:" + camera.name();
      String title =
          camera.title().isEmpty()
              ? camera.name()
              : "%s (%s)".formatted(camera.title(), camera.name());
      choices.add(new Choice(value, title));
    }
    choices.add(SYNTHETIC);
    if (choices.stream().noneMatch(choice -> choice.value().equals(chosen))) {
      choices.add(0, unlisted(chosen));
    }
    return choices;
  }

  private static Choice unlisted(String camera) {
    boolean device = camera.startsWith("/dev/") || camera.startsWith("device:");
    return device
        ? new Choice(camera, camera + " (not found)")
        : new Choice(camera, "Video: " + fileName(camera));
  }

  /** Whether a choice plays a video, which can begin anew at its end. */
  public static boolean isVideo(String camera) {
    return !camera.equals(SYNTHETIC.value())
        && !camera.startsWith("/dev/video")
        && !camera.startsWith("device:")
        && !camera.matches("\\d{1,3}");
  }

  /** The outputs that can be offered without asking for more. */
  public static List<Choice> outputs(List<LoopbackDevices.Device> devices) {
    List<Choice> choices = new ArrayList<>();
    for (LoopbackDevices.Device device : devices) {
      String value = "v4l2:" + device.device();
      choices.add(new Choice(value, output(value)));
    }
    choices.add(new Choice("pipewire", output("pipewire")));
    choices.add(new Choice("mjpeg:0", output("mjpeg:0")));
    return choices;
  }

  /** What an output is called. */
  public static String output(String sink) {
    try {
      return switch (SinkTarget.parse(sink)) {
        case SinkTarget.V4l2Device device -> "Virtual camera " + device.device();
        case SinkTarget.PipewireCamera camera -> "PipeWire camera \"%s\"".formatted(camera.name());
        case SinkTarget.MjpegServer server ->
            server.port() == 0
                ? "Browser on this computer"
                : "Browser on this computer, port " + server.port();
        case SinkTarget.Recording file -> "Recording " + fileName(file.file().toString());
        case SinkTarget.OneFrameFile file -> "Test camera file " + fileName(file.file().toString());
      };
    } catch (IllegalArgumentException e) {
      return sink + " (unknown)";
    }
  }

  private static String fileName(String path) {
    Path name = Path.of(path).getFileName();
    return name == null ? path : name.toString();
  }
}
