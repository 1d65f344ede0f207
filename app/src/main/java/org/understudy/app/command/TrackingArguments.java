package org.understudy.app.command;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.PoseModel;
import picocli.CommandLine.Option;

/** How the subject is tracked: options that drive, track and bench share. */
final class TrackingArguments {
  private static final double NARROWEST = 10;
  private static final double WIDEST = 120;

  @Option(
      names = "--pose",
      paramLabel = "lite|full",
      defaultValue = "lite",
      description =
          "Network for the shoulders: lite is quick, full is steadier (default: ${DEFAULT-VALUE}).")
  private PoseModel pose = PoseModel.LITE;

  @Option(
      names = "--fov",
      paramLabel = "DEGREES",
      description =
          "Horizontal field of view of the camera that made the video, 10 to 120; it is estimated where not given.")
  private @Nullable Double fieldOfView;

  TrackingOptions options() {
    Double degrees = fieldOfView;
    if (degrees != null && !(degrees >= NARROWEST && degrees <= WIDEST)) {
      throw new IllegalArgumentException("--fov lies between 10 and 120 degrees, got " + degrees);
    }
    return new TrackingOptions(
        LandmarkSettings.DEFAULT.withPoseModel(pose),
        degrees == null ? OptionalDouble.empty() : OptionalDouble.of(degrees));
  }
}
