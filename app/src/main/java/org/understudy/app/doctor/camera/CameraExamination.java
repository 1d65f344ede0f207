package org.understudy.app.doctor.camera;

import static org.understudy.app.doctor.Examination.attempt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.understudy.app.doctor.Finding;
import org.understudy.camera.SinkTarget;

/** Looks at all that the virtual camera needs, and proves each sink that can work here. */
public final class CameraExamination {
  private CameraExamination() {}

  /** All findings in the order of a report. Takes some seconds; for one thread at a time. */
  public static List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    String system = System.getProperty("os.name", "");
    if (system.toLowerCase(Locale.ROOT).startsWith("linux")) {
      onLinux(findings);
    } else {
      findings.add(nativeCamera(system));
    }
    findings.add(attempt("sink: mjpeg", MjpegProof::prove));
    findings.add(attempt("sink: y4m-live", FileProofs::oneFrameFile));
    for (String ending : List.of("mp4", "webm", "y4m")) {
      findings.add(attempt("sink: file ." + ending, () -> FileProofs.recording(ending)));
    }
    findings.addAll(WebcamChecks.all());
    return findings;
  }

  private static void onLinux(List<Finding> findings) {
    Path root = Path.of("/");
    LoopbackChecks loopback = new LoopbackChecks(root);
    findings.add(attempt("kernel module", loopback::module));
    findings.add(attempt("loopback devices", loopback::devices));
    findings.add(attempt("Secure Boot", loopback::secureBoot));
    findings.add(attempt("programs at cameras", loopback::holders));
    DesktopChecks desktop = new DesktopChecks(root, System.getenv());
    findings.add(attempt("PipeWire", desktop::daemon));
    findings.add(attempt("PipeWire session manager", desktop::sessionManager));
    findings.add(attempt("camera portal", desktop::portal));
    for (Path device : loopback.writable()) {
      SinkTarget.V4l2Device target = new SinkTarget.V4l2Device(device);
      findings.add(attempt("sink: " + target, () -> DeviceProof.prove(target)));
    }
    if (desktop.isRunning()) {
      findings.add(attempt("sink: pipewire", PipewireProof::prove));
      findings.add(attempt("delayed microphone", MicrophoneProof::prove));
    }
  }

  /** What to do on systems for which the program has no camera of its own. */
  static Finding nativeCamera(String system) {
    return Finding.absent(
        "virtual camera",
        "on %s the camera that meeting programs list is OBS's; feed it with mjpeg"
            .formatted(system),
        "understudy live --sink mjpeg:8090",
        "in OBS: add a Browser source with the address it prints, then Start Virtual Camera",
        "in the meeting program: choose OBS Virtual Camera");
  }
}
