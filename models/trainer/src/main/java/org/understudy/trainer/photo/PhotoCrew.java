package org.understudy.trainer.photo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import org.understudy.trainer.studio.Workers;

/** Threads that make portraits of photos side by side, each with networks of its own. */
final class PhotoCrew implements AutoCloseable {
  private final Workers workers;
  private final List<PhotoNetworks> all = new ArrayList<>();
  private final BlockingQueue<PhotoNetworks> free;

  private PhotoCrew(int threads) {
    workers = new Workers(threads);
    free = new ArrayBlockingQueue<>(threads);
  }

  /**
   * Starts threads and loads their networks; the caller closes the crew.
   *
   * @throws IOException if a network cannot be loaded
   */
  static PhotoCrew of(int threads) throws IOException {
    PhotoCrew crew = new PhotoCrew(threads);
    try {
      for (int i = 0; i < threads; i++) {
        PhotoNetworks networks = PhotoNetworks.open();
        crew.all.add(networks);
        crew.free.add(networks);
      }
      return crew;
    } catch (IOException e) {
      crew.close();
      throw e;
    }
  }

  /**
   * Works on some photos.
   *
   * @param done called after each, from any thread
   * @return what became of them, in the order of the names
   */
  List<PhotoResult> take(
      PhotoPortraits portraits, PhotoFolder folder, List<String> names, Runnable done) {
    List<Callable<PhotoResult>> tasks = new ArrayList<>();
    for (String name : names) {
      tasks.add(
          () -> {
            PhotoNetworks networks = free.take();
            try {
              return portraits.take(folder.file(name), name, networks);
            } finally {
              free.add(networks);
              done.run();
            }
          });
    }
    return workers.call(tasks);
  }

  @Override
  public void close() {
    workers.close();
    all.forEach(PhotoNetworks::close);
  }
}
