package org.understudy.app.window.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.app.gallery.ShippedGenerator;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.avatar.file.TextureQuality;
import org.understudy.avatar.generator.Generator;
import org.understudy.avatar.generator.OnnxNetwork;

/**
 * The gallery for the window: everything takes a moment, is done on a quiet thread, one after the
 * other, and told by listeners on that thread. Methods are for any thread and return at once; after
 * {@link #close} they do nothing.
 */
public final class Gallery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gallery.class);
  private static final String ENDING = ".avatar";

  private final ExecutorService quiet = thread("understudy-gallery");
  private final ExecutorService quick = thread("understudy-avatar");

  private volatile boolean polite;

  /** Only seen by the quick thread. */
  private @Nullable Generator generator;

  /** A gallery. */
  public Gallery() {}

  /**
   * One thread; what is asked of it after its end is not done, as a closing window may still ask.
   */
  private static ExecutorService thread(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().name(name).factory(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Lists all avatars by name, the bundled ones first. */
  public void list(Consumer<List<String>> names, Consumer<String> problems) {
    quick.execute(
        () -> {
          try {
            names.accept(AvatarGallery.names());
          } catch (IOException e) {
            problems.accept("The avatars cannot be listed: " + FailureMessages.message(e));
          }
        });
  }

  /** Draws a poster of every avatar, then their films; each is told when it is ready. */
  public void films(List<String> names, Consumer<ThumbnailFilm> ready, Consumer<String> problems) {
    names.forEach(name -> quiet.execute(() -> film(name, true, ready, problems)));
    names.forEach(name -> quiet.execute(() -> film(name, false, ready, problem -> {})));
  }

  private void film(
      String name, boolean poster, Consumer<ThumbnailFilm> ready, Consumer<String> problems) {
    try {
      Avatar avatar = AvatarGallery.load(name);
      ready.accept(
          poster
              ? ThumbnailFilm.poster(name, avatar, this::rest)
              : ThumbnailFilm.of(name, avatar, this::rest));
    } catch (Exception | LinkageError e) {
      LOG.debug("No film of {}", name, e);
      problems.accept(
          "The avatar \"%s\" cannot be shown: %s".formatted(name, FailureMessages.message(e)));
    }
  }

  /** While polite, films take a quarter of the time of one thread, and calls the rest. */
  public void setPolite(boolean wanted) {
    polite = wanted;
  }

  private void rest(long spentNanos) {
    if (polite) {
      LockSupport.parkNanos(3 * spentNanos);
    }
  }

  /** Loads an avatar. */
  public void load(String name, Consumer<Avatar> ready, Consumer<String> problems) {
    quick.execute(
        () -> {
          try {
            ready.accept(AvatarGallery.load(name));
          } catch (Exception | LinkageError e) {
            LOG.debug("{} was not loaded", name, e);
            problems.accept(FailureMessages.message(e));
          }
        });
  }

  /**
   * Takes a copy of a file among the user's own avatars, unless there is one already.
   *
   * @param ready told the name under which it can be had
   */
  public void importFile(Path file, Consumer<String> ready, Consumer<String> problems) {
    quick.execute(
        () -> {
          try {
            OwnAvatars own = OwnAvatars.current();
            Optional<AvatarSource.Own> same = own.same(file);
            ready.accept(
                same.isPresent() ? same.get().name() : own.add(file, freeName(file), false).name());
          } catch (Exception e) {
            LOG.debug("{} was not imported", file, e);
            problems.accept("%s was not imported: %s".formatted(file, FailureMessages.message(e)));
          }
        });
  }

  /**
   * Makes up a person.
   *
   * @param seed the same number is the same person
   * @param truncation how far from the mean they may be, see {@link
   *     org.understudy.avatar.generator.CodeMixture#sample}
   */
  public void sample(
      long seed, double truncation, Consumer<Avatar> ready, Consumer<String> problems) {
    quick.execute(
        () -> {
          try {
            ready.accept(people().avatar("person " + seed, seed, truncation));
          } catch (Exception | LinkageError e) {
            LOG.debug("No person of seed {}", seed, e);
            problems.accept("Nobody can be made up: " + FailureMessages.message(e));
          }
        });
  }

  /**
   * Takes a made-up person among the user's own avatars.
   *
   * @param ready told the name under which they can be had
   * @see #sample
   */
  public void keepSample(
      long seed,
      double truncation,
      String name,
      Consumer<String> ready,
      Consumer<String> problems) {
    quick.execute(
        () -> {
          try {
            Path file = Files.createTempFile("understudy-", ENDING);
            try {
              Avatar avatar = people().avatar(name, seed, truncation);
              AvatarFile.write(avatar, file, TextureQuality.DEFAULT);
              ready.accept(OwnAvatars.current().add(file, name, false).name());
            } finally {
              Files.deleteIfExists(file);
            }
          } catch (Exception | LinkageError e) {
            LOG.debug("{} was not kept", name, e);
            problems.accept("%s was not kept: %s".formatted(name, FailureMessages.message(e)));
          }
        });
  }

  /** Opened when somebody is wanted for the first time. */
  private Generator people() throws IOException {
    Generator open = generator;
    if (open == null) {
      open = ShippedGenerator.open(null, OnnxNetwork.Device.AUTO);
      generator = open;
    }
    return open;
  }

  /** A name after the file's that nobody has. */
  private static String freeName(Path file) {
    String stem = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (stem.endsWith(ENDING)) {
      stem = stem.substring(0, stem.length() - ENDING.length());
    }
    stem = stem.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    stem = stem.isEmpty() ? "avatar" : stem.substring(0, Math.min(30, stem.length()));
    String name = stem;
    for (int i = 2;
        OwnAvatars.current().find(name).isPresent() || AvatarSource.Bundled.find(name).isPresent();
        i++) {
      name = stem + "-" + i;
    }
    return name;
  }

  @Override
  public void close() {
    quiet.shutdownNow();
    quick.execute(
        () -> {
          if (generator != null) {
            generator.close();
          }
        });
    quick.shutdown();
  }
}
