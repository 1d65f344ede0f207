package org.understudy.app.window;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Brings news from any thread to JavaFX's: of several that come before it has time, the newest.
 *
 * @param <T> the news
 */
public final class FxNews<T> implements Consumer<T> {
  private final AtomicReference<@Nullable T> newest = new AtomicReference<>();
  private final Consumer<T> reader;

  /**
   * A bringer.
   *
   * @param reader called on JavaFX's thread
   */
  public FxNews(Consumer<T> reader) {
    this.reader = reader;
  }

  @Override
  public void accept(T news) {
    if (newest.getAndSet(news) == null) {
      Platform.runLater(
          () -> {
            T next = newest.getAndSet(null);
            if (next != null) {
              reader.accept(next);
            }
          });
    }
  }
}
