package org.understudy.app.settings;

import java.util.List;

/**
 * What a call is made with, as people write it on the command line. Values are checked where they
 * are used, since a device may have gone since.
 *
 * @param camera as {@code live --camera} takes it
 * @param loop whether a video begins anew at its end
 * @param cameraSize what a webcam is asked for, as in {@code 640x480}
 * @param sinks as {@code live --sink} takes them; may be none
 * @param avatar name in the gallery, or a file
 * @param look how pictures look
 * @param budgetMilliseconds delay that the governor holds, 5 to 5000
 * @param microphone as {@code live --microphone} takes it
 */
public record CallSettings(
    String camera,
    boolean loop,
    String cameraSize,
    List<String> sinks,
    String avatar,
    LookSettings look,
    double budgetMilliseconds,
    String microphone) {
  /** Where a user begins: the first webcam, no output but the window, no microphone. */
  public static final CallSettings USUAL =
      new CallSettings(
          "/dev/video0", true, "640x480", List.of(), "ada", LookSettings.USUAL, 50, "off");

  public CallSettings {
    sinks = List.copyOf(sinks);
    if (!(budgetMilliseconds >= 5 && budgetMilliseconds <= 5000)) {
      throw new IllegalArgumentException(
          "a budget lies between 5 and 5000 ms, got " + budgetMilliseconds);
    }
  }

  /** With another camera. */
  public CallSettings withCamera(String newCamera) {
    return new CallSettings(
        newCamera, loop, cameraSize, sinks, avatar, look, budgetMilliseconds, microphone);
  }

  /** With or without beginning anew. */
  public CallSettings withLoop(boolean newLoop) {
    return new CallSettings(
        camera, newLoop, cameraSize, sinks, avatar, look, budgetMilliseconds, microphone);
  }

  /** Asking a webcam for another size. */
  public CallSettings withCameraSize(String newSize) {
    return new CallSettings(
        camera, loop, newSize, sinks, avatar, look, budgetMilliseconds, microphone);
  }

  /** With other outputs. */
  public CallSettings withSinks(List<String> newSinks) {
    return new CallSettings(
        camera, loop, cameraSize, newSinks, avatar, look, budgetMilliseconds, microphone);
  }

  /** With another avatar. */
  public CallSettings withAvatar(String newAvatar) {
    return new CallSettings(
        camera, loop, cameraSize, sinks, newAvatar, look, budgetMilliseconds, microphone);
  }

  /** With another look. */
  public CallSettings withLook(LookSettings newLook) {
    return new CallSettings(
        camera, loop, cameraSize, sinks, avatar, newLook, budgetMilliseconds, microphone);
  }

  /** With another budget. */
  public CallSettings withBudget(double newBudget) {
    return new CallSettings(camera, loop, cameraSize, sinks, avatar, look, newBudget, microphone);
  }

  /** With another setting of the microphone. */
  public CallSettings withMicrophone(String newMicrophone) {
    return new CallSettings(
        camera, loop, cameraSize, sinks, avatar, look, budgetMilliseconds, newMicrophone);
  }
}
