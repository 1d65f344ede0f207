package org.understudy.app.talk;

import org.understudy.app.console.Progress;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.pipeline.Emitter;
import org.understudy.app.pipeline.Step;
import org.understudy.camera.FrameSink;
import org.understudy.camera.SinkException;

/** Hands finished pictures to the sink and counts them; the counts are read after the run. */
final class EncodeStep implements Step<Canvas, Void> {
  private final FrameSink sink;
  private final BufferPool<int[]> canvases;
  private final Progress progress;
  private long frames;
  private long framesWithFace;
  private long firstNanos;

  EncodeStep(FrameSink sink, BufferPool<int[]> canvases, Progress progress) {
    this.sink = sink;
    this.canvases = canvases;
    this.progress = progress;
  }

  @Override
  public void accept(Canvas canvas, Emitter<Void> out) throws SinkException {
    if (frames == 0) {
      firstNanos = System.nanoTime();
    }
    sink.write(canvas.pixels(), canvas.timestampNanos());
    canvases.give(canvas.pixels());
    if (canvas.face()) {
      framesWithFace++;
    }
    frames++;
    progress.at(frames);
  }

  long frames() {
    return frames;
  }

  long framesWithFace() {
    return framesWithFace;
  }

  /** When the first picture had been drawn, by {@link System#nanoTime}; 0 where there was none. */
  long firstNanos() {
    return firstNanos;
  }
}
