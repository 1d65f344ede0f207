package org.understudy.app.window.model;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.understudy.app.live.LiveJob;
import org.understudy.app.live.LiveSettings;
import org.understudy.app.live.VoiceSettings;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.avatar.render.RendererOptions.Backend;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkTarget;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraTarget;
import org.understudy.tracking.detect.LandmarkSettings;

/** Makes of settings, which are words, what a call is made with. */
final class CallPlan {
  private CallPlan() {}

  /**
   * The call of settings; takes as long as its avatar takes to load.
   *
   * @throws IOException where the avatar cannot be read
   * @throws RuntimeException saying which word means nothing, or what is not there
   */
  static LiveJob job(CallSettings settings) throws IOException {
    double rate = settings.look().framesPerSecond();
    return new LiveJob(
        CameraTarget.parse(settings.camera()),
        CameraMode.parse(settings.cameraSize(), rate),
        settings.loop(),
        AvatarGallery.load(settings.avatar()),
        settings.sinks().stream().map(SinkTarget::parse).toList(),
        look(settings, LiveJob.format(PictureShape.parse(settings.look().size()), rate)),
        new TrackingOptions(LandmarkSettings.DEFAULT, OptionalDouble.empty()),
        new LiveSettings(rate, OptionalDouble.empty(), settings.budgetMilliseconds(), true),
        VoiceSettings.parse(settings.microphone()),
        Optional.empty(),
        Optional.empty());
  }

  /** How pictures look, in a size that is settled. */
  static LiveJob.Look look(CallSettings settings, LiveFormat format) {
    return new LiveJob.Look(
        format,
        Backdrop.parse(settings.look().background()),
        settings.look().light(),
        settings.look().mirrored(),
        settings.look().marked(),
        Backend.AUTO);
  }
}
