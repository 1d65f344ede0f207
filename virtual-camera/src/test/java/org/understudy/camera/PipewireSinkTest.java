package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.understudy.camera.pipewire.PipewireSession;
import org.understudy.camera.probe.PictureClock;

@Tag("pipewire")
@Timeout(120)
class PipewireSinkTest extends LiveSinkContract {
  private static final String NAME = "Understudy test";

  private static @Nullable PipewireSession session;

  @BeforeAll
  static void startSession() throws Exception {
    session = PipewireSession.start();
  }

  @AfterAll
  static void endSession() throws Exception {
    if (session != null) {
      session.close();
    }
  }

  private static PipewireSession session() {
    if (session == null) {
      throw new IllegalStateException("no session");
    }
    return session;
  }

  @Override
  PipewireSink open() {
    SinkOpening opening = PipewireSink.open(new SinkTarget.PipewireCamera(NAME), FORMAT);
    if (opening instanceof SinkOpening.Opened opened) {
      return (PipewireSink) opened.sink();
    }
    throw new AssertionError(opening.toString());
  }

  @Override
  int greyAsSeen(LiveSink sink) throws Exception {
    try (PipewireSession.Reader reader = session().read(NAME, FORMAT)) {
      return Math.round((reader.next()[1] - 16) * 255 / 219f);
    }
  }

  @Override
  boolean nothingLeftBehind() throws Exception {
    return !session().nodes().contains(NAME);
  }

  @Test
  void readersInOtherProcessesGetWholePicturesInOrder() throws Exception {
    try (LiveSink sink = open();
        PictureClock clock = new PictureClock(sink);
        PipewireSession.Reader first = session().read(NAME, FORMAT);
        PipewireSession.Reader second = session().read(NAME, FORMAT)) {
      for (PipewireSession.Reader reader : List.of(first, second)) {
        List<Integer> counters = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          int[] picture = reader.next();
          assertThat(picture[0]).isEqualTo(2 * FORMAT.pixels());
          counters.add(picture[2]);
        }
        assertThat(counters).isSorted().doesNotHaveDuplicates();
        assertThat(counters.getLast()).isLessThanOrEqualTo(clock.shown());
        assertThat(counters.getLast() - counters.getFirst()).isLessThan(75);
      }
    }
  }

  @Test
  void aReaderThatComesBackSeesNothingOld() throws Exception {
    try (LiveSink sink = open();
        PictureClock clock = new PictureClock(sink)) {
      int last = 0;
      for (int visit = 0; visit < 3; visit++) {
        int atStart = clock.shown();
        try (PipewireSession.Reader reader = session().read(NAME, FORMAT)) {
          for (int i = 0; i < 10; i++) {
            int counter = reader.next()[2];
            assertThat(counter).isGreaterThan(last).isGreaterThanOrEqualTo(atStart);
            last = counter;
          }
        }
      }
    }
  }

  @Test
  void saysThatPipeWireWentAwayAndThatItIsNotThere() throws Exception {
    LiveSink sink = open();
    sink.show(grey(1), 0);
    session().kill();
    assertThatThrownBy(
            () -> {
              while (true) {
                sink.show(grey(2), 1);
                Thread.onSpinWait();
              }
            })
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("PipeWire went away");
    sink.close();
    SinkOpening again = PipewireSink.open(new SinkTarget.PipewireCamera(NAME), FORMAT);
    assertThat(again).isInstanceOf(SinkOpening.Unavailable.class);
    assertThat(((SinkOpening.Unavailable) again).explanation())
        .contains("PipeWire is not running for this user")
        .contains("systemctl --user start pipewire wireplumber");
    session().close();
    startSession();
  }
}
