package org.understudy.app.live;

import org.understudy.camera.microphone.MicrophoneTarget;

/**
 * What becomes of the voice in a session.
 *
 * @param microphone whether a delayed microphone is offered, and how late
 * @param source name of the PipeWire node that is listened to; empty for the system's default
 */
public record VoiceSettings(MicrophoneTarget microphone, String source) {
  /** The microphone is not touched. */
  public static final VoiceSettings OFF = new VoiceSettings(MicrophoneTarget.OFF, "");

  /** The default microphone, as a word of the settings or the command line says. */
  public static VoiceSettings parse(String microphone) {
    return new VoiceSettings(MicrophoneTarget.parse(microphone), "");
  }
}
