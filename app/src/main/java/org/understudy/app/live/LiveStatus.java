package org.understudy.app.live;

import java.util.Locale;
import org.understudy.app.pipeline.StageTimes;

/**
 * How a session was in the last second.
 *
 * @param camera the camera
 * @param face whether a face is followed
 * @param faceDetail why not, for people; may be empty
 * @param picturesPerSecond pictures that went to the sinks
 * @param delay from capture to sink, milliseconds
 * @param droppedShare of the frames captured, 0..1
 * @param quality what the governor allows
 * @param away whether the subject is away
 * @param sinks sinks that are still there
 * @param voice how the delayed microphone is, for people; empty where there is none
 */
public record LiveStatus(
    CameraState camera,
    boolean face,
    String faceDetail,
    double picturesPerSecond,
    StageTimes.Summary delay,
    double droppedShare,
    Quality quality,
    boolean away,
    int sinks,
    String voice) {

  /** The same with another word on the voice. */
  public LiveStatus withVoice(String words) {
    return new LiveStatus(
        camera,
        face,
        faceDetail,
        picturesPerSecond,
        delay,
        droppedShare,
        quality,
        away,
        sinks,
        words);
  }

  /** One line for people. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%s | %.0f pictures/s | delay %.0f ms, 95 %% within %.0f | %.1f %% dropped | %s | %d %s%s",
        subject(),
        picturesPerSecond,
        delay.median(),
        delay.p95(),
        100 * droppedShare,
        quality.words(),
        sinks,
        sinks == 1 ? "output" : "outputs",
        voice.isEmpty() ? "" : " | " + voice);
  }

  private String subject() {
    if (away) {
      return "away";
    }
    if (!(camera instanceof CameraState.Delivering)) {
      return camera.words();
    }
    if (face) {
      return "face found";
    }
    return faceDetail.isEmpty() ? "no face yet" : "no face: " + faceDetail;
  }
}
