package org.understudy.app.talk;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.report.ProcessAge;
import org.understudy.app.report.ProductVersion;
import org.understudy.app.report.ResidentMemory;
import org.understudy.app.report.RunReport;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.render.BackendChoice;
import org.understudy.camera.FrameSink;

/**
 * What jobs that end in a video of an avatar report alike.
 *
 * @param command "drive" or "render"
 * @param avatar who is shown
 * @param out the video
 * @param sink what wrote it
 * @param encode counted its frames
 * @param times of the stages
 * @param backend which renderer drew
 */
record VideoReport(
    String command,
    Avatar avatar,
    Path out,
    FrameSink sink,
    EncodeStep encode,
    StageTimes times,
    BackendChoice backend) {

  /**
   * The report.
   *
   * @param startNanos when the job began, by {@link System#nanoTime}
   * @param input facts about what went in
   * @param more other facts, which follow the avatar's name
   */
  RunReport of(long startNanos, Map<String, Object> input, Map<String, Object> more) {
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("file", out.toString());
    output.put("width", sink.width());
    output.put("height", sink.height());
    output.put("description", sink.description());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("input", input);
    facts.put("output", output);
    facts.put("avatar", avatar.name());
    facts.put("firstFrameSeconds", firstFrameSeconds());
    facts.putAll(more);
    facts.put("versions", ProductVersion.all());
    return new RunReport(
        command,
        encode.frames(),
        encode.framesWithFace(),
        (System.nanoTime() - startNanos) / 1e9,
        times.summaries(),
        ResidentMemory.peakBytes(),
        backend.name(),
        backend.reason(),
        facts);
  }

  /**
   * From the start of the process, the virtual machine's own start included, until the first
   * picture was drawn and went to the encoder; null where there was none.
   */
  private @Nullable Double firstFrameSeconds() {
    return encode.frames() == 0 ? null : ProcessAge.secondsAt(encode.firstNanos());
  }
}
