package org.understudy.app.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.understudy.assets.Assets;
import org.understudy.assets.CatalogEntry;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarDescription;
import org.understudy.avatar.file.AvatarFile;

/** Where an avatar comes from. Immutable; nothing is opened before it is asked for. */
public sealed interface AvatarSource {

  /** What to call it on the command line: a name of the gallery, or a path. */
  String name();

  /** In a word, for people and programs: {@code bundled}, {@code own} or {@code file}. */
  String kind();

  /** Where it lies, if in a file of its own. */
  Optional<Path> file();

  /** What to call it in messages. */
  String place();

  /** Its bytes; the caller closes the stream. */
  InputStream open() throws IOException;

  /**
   * The whole avatar.
   *
   * @throws IOException where the file is damaged or cannot be read; the message says so
   */
  default Avatar load() throws IOException {
    try (InputStream in = open()) {
      return AvatarFile.read(place(), in);
    }
  }

  /** What its header says. */
  default AvatarDescription describe() throws IOException {
    try (InputStream in = open()) {
      return AvatarFile.describe(place(), in);
    }
  }

  /** How large it is. */
  default long bytes() throws IOException {
    try (InputStream in = open()) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** One that comes with the program. */
  record Bundled(String name) implements AvatarSource {
    private static final String FOLDER = "avatars/";

    /** The one of a name, if there is one. */
    public static Optional<AvatarSource> find(String name) {
      Bundled bundled = new Bundled(name);
      return Assets.url(bundled.place()).isPresent() ? Optional.of(bundled) : Optional.empty();
    }

    /** All of them, sorted by name. */
    public static List<AvatarSource> all() throws IOException {
      List<AvatarSource> all = new ArrayList<>();
      for (CatalogEntry entry : Assets.list(FOLDER)) {
        String file = entry.name().substring(FOLDER.length());
        if (file.endsWith(AvatarFile.ENDING)) {
          all.add(new Bundled(file.substring(0, file.length() - AvatarFile.ENDING.length())));
        }
      }
      all.sort(Comparator.comparing(AvatarSource::name));
      return all;
    }

    @Override
    public String kind() {
      return "bundled";
    }

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public String place() {
      return FOLDER + name + AvatarFile.ENDING;
    }

    @Override
    public InputStream open() throws IOException {
      return Assets.open(place());
    }
  }

  /** One that the user has imported. */
  record Own(String name, Path path) implements AvatarSource {
    @Override
    public String kind() {
      return "own";
    }

    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }

    @Override
    public String place() {
      return path.toString();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /** A file anywhere. */
  record Loose(Path path) implements AvatarSource {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public String kind() {
      return "file";
    }

    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }

    @Override
    public String place() {
      return path.toString();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }
}
