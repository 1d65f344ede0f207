package org.understudy.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.understudy.app.doctor.camera.CameraCases;

/**
 * The page of the documents that lists what the doctor can find wrong, in the doctor's own words.
 *
 * @param folder an empty one, for machines that are made up of files
 */
record TroubleshootingPage(Path folder) {
  /** What is looked at, by the subject of its finding or how that begins. */
  static final Map<String, String> SUBJECTS = subjects();

  private static final String HEAD =
      """
      # Troubleshooting

          understudy doctor
          understudy doctor camera

      look at everything the program needs, and print a line for each subject below. `ok`: it is there and was used once. `absent`: it is not there, and not needed for what
      this computer can do now. `missing`: it is needed and not there, or it does not work; the exit code is 1 then. Below a line stands what helps, best first. `--json` prints the
      same for programs.

      This page is made of the checks themselves (`TroubleshootingTest`); CONTRIBUTING says how to make it anew.

      """;

  /** What helps, with a command in it: words before, the command, words behind. */
  private static final Pattern REMEDY =
      Pattern.compile(
          "(.*?)((?:sudo|systemctl|understudy|echo) .*?)(, (?:then|restart).*| \\(from .*)?");

  private static Map<String, String> subjects() {
    Map<String, String> subjects = new LinkedHashMap<>();
    subjects.put("Java", "The Java that runs the program.");
    subjects.put(
        "processor", "Its name and the width of its vectors; narrow ones only draw slower.");
    subjects.put("memory", "All of the computer's.");
    subjects.put("video library", "FFmpeg decodes a frame of the sample talk.");
    subjects.put("sink: MP4 file", "A video is written.");
    subjects.put("sink: WebM file with alpha", "A video with a transparent background is written.");
    subjects.put("face landmarks", "The networks look at a picture.");
    subjects.put(
        "files of the program",
        "Models, avatars and the sample talk are compared with the catalog's SHA-256.");
    subjects.put("face and bust model", "They are loaded.");
    subjects.put("avatars", "The gallery is listed.");
    subjects.put("renderer", "An avatar is drawn.");
    subjects.put("sample talk", "It is opened.");
    subjects.put("graphics processor", "Whether there is one.");
    subjects.put("cameras", "Devices at `/dev/video*`.");
    subjects.put("kernel module", "v4l2loopback, by which other programs see a camera device.");
    subjects.put("loopback devices", "The devices of that module, and whether you may use them.");
    subjects.put("Secure Boot", "It keeps unsigned modules out of the kernel.");
    subjects.put(
        "programs at cameras",
        "Who has a camera open. A webcam that another program holds cannot be opened: close that program.");
    subjects.put("PipeWire", "It offers cameras and microphones to programs of the desktop.");
    subjects.put("PipeWire session manager", "It connects programs with cameras.");
    subjects.put("camera portal", "Browsers and sandboxed programs ask it for cameras.");
    subjects.put(
        "virtual camera", "On systems for which the program has no camera device of its own.");
    subjects.put(
        "sink: ",
        "Numbered pictures are sent to an output, and a reader must get them back in order. Where it does not, the line says what came.");
    subjects.put("delayed microphone", "Whether PipeWire takes one. No microphone is opened.");
    subjects.put("webcam", "Each is opened and gives one picture.");
    return subjects;
  }

  /** The section that a finding belongs to. */
  static String section(String subject) {
    if (SUBJECTS.containsKey(subject)) {
      return subject;
    }
    return subject.startsWith("webcam: ") ? "webcam" : subject.replaceFirst("(sink: ).*", "$1");
  }

  String text() throws Exception {
    List<Finding> findings = findings();
    StringBuilder page = new StringBuilder(HEAD);
    page.append("## understudy doctor\n\n");
    SUBJECTS.forEach(
        (subject, meaning) -> {
          if (subject.equals("kernel module")) {
            page.append("## understudy doctor camera\n\n");
          }
          page.append("### ").append(subject.equals("sink: ") ? "sink" : subject).append("\n\n");
          page.append(meaning).append("\n\n");
          findings.stream()
              .filter(finding -> finding.subject().equals(subject))
              .forEach(finding -> append(page, finding));
        });
    Finding failure = failure();
    page.append("## Any of them\n\nA check that fails altogether says why.\n\n");
    append(page, failure);
    return page.toString().strip() + "\n";
  }

  private List<Finding> findings() throws Exception {
    List<Finding> findings = new ArrayList<>();
    findings.add(MachineChecks.java(21, "21"));
    MachineChecks small = new MachineChecks(folder);
    Path memory = folder.resolve("proc/meminfo");
    Files.createDirectories(memory.getParent());
    Files.writeString(memory, "MemTotal: 1048576 kB\n");
    findings.add(small.memory());
    findings.add(small.graphics());
    findings.add(small.cameras());
    findings.addAll(new CameraCases(folder).all());
    return findings;
  }

  private static Finding failure() {
    return Examination.attempt(
        "any",
        () -> {
          throw new IOException("(the reason)");
        });
  }

  private static void append(StringBuilder page, Finding finding) {
    page.append("`%s` %s\n\n".formatted(finding.state().text(), finding.detail()));
    for (String remedy : finding.remedies()) {
      page.append("- ").append(withCode(remedy)).append('\n');
    }
    if (!finding.remedies().isEmpty()) {
      page.append('\n');
    }
  }

  private static String withCode(String remedy) {
    Matcher command = REMEDY.matcher(remedy);
    return command.matches()
        ? "%s`%s`%s"
            .formatted(
                command.group(1),
                command.group(2),
                command.group(3) == null ? "" : command.group(3))
        : remedy;
  }
}
