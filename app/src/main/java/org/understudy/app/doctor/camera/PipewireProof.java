package org.understudy.app.doctor.camera;

import org.understudy.app.doctor.Finding;
import org.understudy.camera.PipewireSink;
import org.understudy.camera.SinkTarget;
import org.understudy.camera.pipewire.CameraReader;
import org.understudy.camera.probe.CounterPicture;

/** A camera of PipeWire is read by a second connection to the daemon. */
final class PipewireProof {
  private PipewireProof() {}

  static Finding prove() throws Exception {
    String name = "Understudy check " + ProcessHandle.current().pid();
    return Proof.of(
        "sink: pipewire",
        new SinkTarget.PipewireCamera(name),
        PipewireSink.class,
        (_, seen) -> {
          try (CameraReader _ =
              CameraReader.open(
                  name,
                  Proof.FORMAT,
                  (_, luma) ->
                      seen.add(
                          CounterPicture.read(
                              Proof.FORMAT.width(), Proof.FORMAT.height(), luma)))) {
            seen.await();
          }
          return seen.verdict(
              "a reader of PipeWire", "systemctl --user restart pipewire wireplumber");
        });
  }
}
