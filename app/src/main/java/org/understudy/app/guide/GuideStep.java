package org.understudy.app.guide;

/**
 * What a person is asked to do, in this order. Speaking comes last and takes longest: the last
 * fifth of a clip is kept for measuring, and must not hold something that the rest has not shown.
 */
public enum GuideStep {
  /** The rest is measured against this. */
  AHEAD("Look straight ahead", "Look into the camera, with a relaxed face.", 3, 8),
  LEFT("Turn to your left", "Slowly turn your head to your left; keep it there.", 2.5, 7),
  RIGHT("Turn to your right", "Slowly turn your head to your right; keep it there.", 3, 8),
  UP("Look up", "Face the camera again, then slowly raise your chin.", 3, 7),
  DOWN("Look down", "Slowly lower your chin.", 2.5, 7),
  SMILE("Smile", "Look into the camera and smile broadly.", 2.5, 6),
  OPEN("Open your mouth", "Open your mouth wide, as for a long “ah”.", 2, 6),
  BLINK("Close your eyes", "Close both eyes for a moment, and open them again.", 2, 6),
  SPEAK("Say something", "Tell what you did today, until the ring is full.", 9, 14);

  private final String title;
  private final String instruction;
  private final double leastSeconds;
  private final double mostSeconds;

  GuideStep(String title, String instruction, double leastSeconds, double mostSeconds) {
    this.title = title;
    this.instruction = instruction;
    this.leastSeconds = leastSeconds;
    this.mostSeconds = mostSeconds;
  }

  /** A few words. */
  public String title() {
    return title;
  }

  /** A sentence. */
  public String instruction() {
    return instruction;
  }

  double leastSeconds() {
    return leastSeconds;
  }

  double mostSeconds() {
    return mostSeconds;
  }
}
