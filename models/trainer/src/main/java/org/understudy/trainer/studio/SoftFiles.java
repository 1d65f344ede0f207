package org.understudy.trainer.studio;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was made of files that do not change, kept as long as memory is not needed for something
 * else. Safe to share.
 *
 * @param <T> immutable
 */
final class SoftFiles<T> {
  private final Map<Path, SoftReference<T>> kept = new ConcurrentHashMap<>();

  /** What is kept of a file, or else made of it now. */
  T get(Path file, Function<Path, T> make) {
    SoftReference<T> reference = kept.get(file);
    T found = reference == null ? null : reference.get();
    if (found == null) {
      found = make.apply(file);
      kept.put(file, new SoftReference<>(found));
    }
    return found;
  }
}
