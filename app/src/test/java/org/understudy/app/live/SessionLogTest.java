package org.understudy.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.app.params.PoseLine;
import org.understudy.parametric.PortraitPose;

class SessionLogTest {
  private final List<String> problems = new ArrayList<>();

  /** A disk with room for so many lines. */
  private static final class Disk implements SessionLog.Lines {
    private final int room;
    final List<PoseLine> written = new ArrayList<>();
    boolean finished;
    boolean closed;

    Disk(int room) {
      this.room = room;
    }

    @Override
    public void write(PoseLine line) throws IOException {
      if (written.size() >= room) {
        throw new IOException("no space left on device");
      }
      written.add(line);
    }

    @Override
    public void finish() {
      finished = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static PoseLine line(int i) {
    return new PoseLine(i, true, PortraitPose.REST);
  }

  @Test
  void writesEverythingInOrder() throws Exception {
    Disk disk = new Disk(1000);
    SessionLog log = new SessionLog(disk, problems::add);
    for (int i = 0; i < 20; i++) {
      log.add(line(i));
    }
    log.end();
    log.run();
    assertThat(disk.written).extracting(PoseLine::frame).hasSize(20).isSorted();
    assertThat(disk.finished).isTrue();
    assertThat(disk.closed).isTrue();
    assertThat(problems).isEmpty();
    assertThat(log.written()).isEqualTo(20);
  }

  @Test
  void aFullDiskEndsTheLogWithOneWordAndKeepsWhatIsThere() throws Exception {
    Disk disk = new Disk(5);
    SessionLog log = new SessionLog(disk, problems::add);
    for (int i = 0; i < 20; i++) {
      log.add(line(i));
    }
    log.end();
    log.run();
    assertThat(disk.written).hasSize(5);
    assertThat(disk.finished).isTrue();
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst()).contains("no space left");
  }

  @Test
  void aDiskThatHangsHoldsUpNobody() {
    SessionLog log = new SessionLog(new Disk(0), problems::add);
    for (int i = 0; i < 2000; i++) {
      log.add(line(i)); // nobody empties the queue
    }
    assertThat(log.broken()).isTrue();
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst()).contains("too slow");
  }
}
