package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final class Part implements SideBySide.Loaded {
    boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  private final Part first = new Part();
  private final Part second = new Part();

  @Test
  void bothAreGivenOpen() throws IOException {
    List<Part> both = SideBySide.load(() -> first, () -> second, List::of);
    assertThat(both).containsExactly(first, second);
    assertThat(first.closed || second.closed).isFalse();
  }

  @Test
  void whatWasLoadedIsClosedWhereTheOtherFails() {
    IOException failure = new IOException("no such network");
    assertThatThrownBy(
            () -> SideBySide.<Part, Part, Object>load(() -> first, () -> fail(failure), List::of))
        .isSameAs(failure);
    assertThat(first.closed).isTrue();
    assertThatThrownBy(
            () -> SideBySide.<Part, Part, Object>load(() -> fail(failure), () -> second, List::of))
        .isSameAs(failure);
    assertThat(second.closed).isTrue();
  }

  @Test
  void errorsAreThrownAsTheyAre() {
    Error error = new UnsatisfiedLinkError("no library");
    assertThatThrownBy(
            () -> SideBySide.<Part, Part, Object>load(() -> first, () -> fail(error), List::of))
        .isSameAs(error);
    RuntimeException failure = new IllegalStateException("damaged");
    assertThatThrownBy(
            () -> SideBySide.<Part, Part, Object>load(() -> fail(failure), () -> second, List::of))
        .isSameAs(failure);
  }

  @Test
  void anInterruptedThreadLoadsAndStaysInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    List<Part> both = SideBySide.load(() -> first, () -> second, List::of);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(both).hasSize(2);
  }

  private static <E extends Throwable> Part fail(E failure) throws E {
    throw failure;
  }
}
