package org.understudy.app.doctor.camera;

import org.understudy.app.doctor.Finding;
import org.understudy.camera.microphone.DelayedMicrophone;
import org.understudy.camera.microphone.MicrophoneState;

/** A delayed microphone is put up for a moment. No microphone is opened for that. */
final class MicrophoneProof {
  private static final String SUBJECT = "delayed microphone";

  private MicrophoneProof() {}

  static Finding prove() {
    return finding(DelayedMicrophone.probe());
  }

  static Finding finding(MicrophoneState state) {
    return state instanceof MicrophoneState.Unavailable no
        ? Finding.missing(SUBJECT, no.reason(), no.remedies().toArray(String[]::new))
        : Finding.ok(SUBJECT, "can be offered: understudy live --microphone delayed");
  }
}
