package org.understudy.trainer.dataset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.understudy.parametric.file.WholeFile;
import org.understudy.trainer.dataset.DatasetManifest.Reject;
import org.understudy.trainer.dataset.DatasetManifest.Shard;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds files of pictures to a set. The manifest is written after each, so that a run which was cut
 * off leaves a whole set behind, and the same command goes on with it. Not thread-safe.
 */
public final class DatasetWriter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private DatasetManifest manifest;

  /** What a write that was cut off has left. */
  private static boolean isDraft(Path file) {
    return file.toString().endsWith(".part") || file.toString().endsWith(".partial");
  }

  private DatasetWriter(Path folder, DatasetManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Begins a set, or goes on with one that was begun with the same settings.
   *
   * @throws IOException where the folder holds another set or other files, or cannot be written
   */
  public static DatasetWriter open(Path folder, DatasetManifest wanted) throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(DatasetManifest.FILE))) {
      DatasetManifest found = DatasetManifest.read(folder);
      if (!found.source().equals(wanted.source())) {
        throw new IOException(
            "%s holds a set made by other settings: %s; this command's are %s. Name another --out, or repeat its settings to go on with it."
                .formatted(folder, found.source(), wanted.source()));
      }
      return new DatasetWriter(folder, found);
    }
    try (var files = Files.list(folder)) {
      if (files.anyMatch(file -> !isDraft(file))) {
        throw new IOException(
            folder + " is not empty and holds no set of portraits; name another --out");
      }
    }
    DatasetWriter writer = new DatasetWriter(folder, wanted);
    wanted.write(folder);
    return writer;
  }

  /** What is in the set now. */
  public DatasetManifest manifest() {
    return manifest;
  }

  /**
   * Adds pictures as one file; without any, only what was left out is noted.
   *
   * @param first number of the first one in the draw
   * @param rejects what was left out on the way
   */
  public void add(List<Portrait> portraits, long first, List<Reject> rejects) throws IOException {
    if (portraits.isEmpty()) {
      manifest = manifest.without(rejects);
      manifest.write(folder);
      return;
    }
    String name = String.format(Locale.ROOT, "portraits-%05d.zip", manifest.shards().size());
    Path place = folder.resolve(name);
    MessageDigest digest = sha256();
    WholeFile.write(
        place,
        stream -> {
          try (ZipOutputStream zip =
              new ZipOutputStream(
                  new DigestOutputStream(new BufferedOutputStream(stream), digest))) {
            zip.setLevel(1);
            for (Portrait portrait : portraits) {
              put(
                  zip,
                  portrait.name() + ".png",
                  PortraitPicture.encode(portrait.rgba(), portrait.size()));
              put(
                  zip,
                  portrait.name() + ".json",
                  JSON.writeValueAsString(portrait.codes()).getBytes(StandardCharsets.UTF_8));
            }
          }
        });
    String hash = HexFormat.of().formatHex(digest.digest());
    manifest =
        manifest.with(new Shard(name, portraits.size(), first, Files.size(place), hash), rejects);
    manifest.write(folder);
  }

  /**
   * Takes back a set that has come to no pictures, and its folder where nothing else is in it.
   *
   * @throws IllegalStateException if there are pictures
   */
  public void discard() throws IOException {
    if (manifest.count() > 0) {
      throw new IllegalStateException(folder + " holds pictures, which are not thrown away");
    }
    Files.deleteIfExists(folder.resolve(DatasetManifest.FILE));
    try (var files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0)); // the same bytes every time
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
