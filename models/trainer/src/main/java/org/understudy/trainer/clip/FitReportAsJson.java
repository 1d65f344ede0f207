package org.understudy.trainer.clip;

import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.understudy.trainer.bake.ProgressOnConsole;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of JSON for each thing to tell, for programs:
 *
 * <pre>
 *   {"stage":"fitting textures","done":120,"total":600,"share":0.61,"secondsLeft":88}
 *   {"finding":"length","value":"3.1 s","verdict":"unusable","advice":"film 10 to 60 seconds"}
 *   {"avatar":"me.avatar","metrics":{"psnr":"27.31 dB"}}
 * </pre>
 *
 * <p>{@code secondsLeft} is absent until it can be told. Of a stage's steps those are told that
 * come a while after the last one told, and the first and the last.
 */
final class FitReportAsJson implements FitReport {
  private static final long INTERVAL_NANOS = 250_000_000L;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintStream out;
  private final LongSupplier nanoClock;
  private final ProgressOnConsole pictures;
  private final FitPace pace;
  private String stage = "";
  private long next;

  /**
   * A report.
   *
   * @param nanoClock a clock in nanoseconds from any origin
   * @param picture the PNG file that always holds the latest picture, if wanted
   */
  FitReportAsJson(PrintStream out, LongSupplier nanoClock, @Nullable Path picture) {
    this.out = out;
    this.nanoClock = nanoClock;
    this.pace = new FitPace(nanoClock);
    this.pictures = new ProgressOnConsole(picture);
  }

  @Override
  public void at(String newStage, int done, int total) {
    FitStage.of(newStage).ifPresent(known -> pace.at(known, done, total));
    long now = nanoClock.getAsLong();
    if (stage.equals(newStage) && now < next && done != total) {
      return;
    }
    stage = newStage;
    next = now + INTERVAL_NANOS;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("stage", newStage);
    line.put("done", done);
    line.put("total", total);
    line.put("share", Math.round(1e4 * pace.share()) / 1e4);
    pace.secondsLeft().ifPresent(seconds -> line.put("secondsLeft", Math.round(seconds)));
    write(line);
  }

  @Override
  public void picture(BufferedImage picture) {
    pictures.picture(picture);
  }

  @Override
  public void findings(List<ClipCheck.Finding> findings) {
    for (ClipCheck.Finding f : findings) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("finding", f.what());
      line.put("value", f.value());
      line.put("verdict", f.verdict().name().toLowerCase(Locale.ROOT));
      line.put("advice", f.advice());
      write(line);
    }
  }

  @Override
  public void done(Path file, Map<String, String> metrics, int sheets) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("avatar", file.toString());
    line.put("metrics", metrics);
    write(line);
  }

  private void write(Map<String, Object> line) {
    out.println(JSON.writeValueAsString(line));
    out.flush();
  }

  @Override
  public void close() {
    pictures.close();
  }
}
