package org.understudy.app.doctor.camera;

import java.util.List;
import org.understudy.app.doctor.Finding;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkOpening;
import org.understudy.camera.SinkTarget;
import org.understudy.camera.probe.PictureClock;

/** How a live sink is proven: it shows numbered pictures while somebody reads them. */
final class Proof {
  /** Of all pictures that are sent. */
  static final LiveFormat FORMAT = new LiveFormat(640, 360, 30);

  /** Who reads, until there is enough. */
  @FunctionalInterface
  interface Reader<S extends LiveSink> {
    Finding read(S sink, ReadBack seen) throws Exception;
  }

  private Proof() {}

  /**
   * Proves a sink.
   *
   * @param type of the target's sink
   */
  static <S extends LiveSink> Finding of(
      String subject, SinkTarget target, Class<S> type, Reader<S> reader) throws Exception {
    return switch (LiveSink.open(target, FORMAT)) {
      case SinkOpening.Unavailable none ->
          new Finding(subject, Finding.State.MISSING, none.reason(), List.copyOf(none.remedies()));
      case SinkOpening.Opened(LiveSink opened) -> {
        try (LiveSink sink = opened;
            PictureClock clock = new PictureClock(sink)) {
          yield reader.read(type.cast(sink), new ReadBack(subject, clock));
        }
      }
    };
  }
}
