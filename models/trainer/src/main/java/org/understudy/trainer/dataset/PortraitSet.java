package org.understudy.trainer.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.understudy.trainer.dataset.DatasetManifest.Shard;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A set of portraits in a folder, read picture by picture. Safe to share. */
public final class PortraitSet {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Place(Path file, String name) {}

  private final DatasetManifest manifest;
  private final List<Place> places;

  private PortraitSet(DatasetManifest manifest, List<Place> places) {
    this.manifest = manifest;
    this.places = places;
  }

  /**
   * Opens a set and compares its files' lengths with its manifest.
   *
   * @throws IOException naming the file that is missing or damaged
   */
  public static PortraitSet open(Path folder) throws IOException {
    DatasetManifest manifest = DatasetManifest.read(folder);
    List<Place> places = new ArrayList<>();
    for (Shard shard : manifest.shards()) {
      Path file = folder.resolve(shard.file()).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw new IOException("%s names a file outside of it: %s".formatted(folder, shard.file()));
      }
      if (!Files.isRegularFile(file) || Files.size(file) != shard.bytes()) {
        throw new IOException(
            "%s is missing or not whole; copy the set again, or make it again".formatted(file));
      }
      try (ZipFile zip = new ZipFile(file.toFile())) {
        List<String> names =
            zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".png"))
                .map(name -> name.substring(0, name.length() - 4))
                .toList();
        if (names.size() != shard.count()) {
          throw new IOException(
              "%s holds %d pictures, the manifest says %d"
                  .formatted(file, names.size(), shard.count()));
        }
        names.forEach(name -> places.add(new Place(file, name)));
      } catch (ZipException e) {
        throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
      }
    }
    if (places.isEmpty()) {
      throw new IOException(folder + " holds no pictures");
    }
    return new PortraitSet(manifest, List.copyOf(places));
  }

  /** What is said about the set. */
  public DatasetManifest manifest() {
    return manifest;
  }

  /** The pictures' names, in order. */
  public List<String> names() {
    return places.stream().map(Place::name).toList();
  }

  /** Number of pictures. */
  public int count() {
    return places.size();
  }

  /**
   * Checks that pictures can be reduced by means over squares of pixels.
   *
   * @param smaller pixels along each side
   * @throws IOException where the set's size is not a multiple of it
   */
  public void requireReducible(int smaller) throws IOException {
    if (manifest.size() % smaller != 0) {
      throw new IOException(
          "pictures of %d pixels cannot be reduced to %d; make the set with --size 128, 256 or 512"
              .formatted(manifest.size(), smaller));
    }
  }

  /**
   * Reads a picture.
   *
   * @param index 0 to {@link #count} - 1
   * @throws IOException naming the file if it is damaged
   */
  public Portrait read(int index) throws IOException {
    Place place = places.get(index);
    try (ZipFile zip = new ZipFile(place.file.toFile())) {
      byte[] rgba = PortraitPicture.decode(bytes(zip, place.name + ".png"), manifest.size());
      return new Portrait(place.name, manifest.size(), rgba, codes(zip, place));
    } catch (JacksonException | IOException e) {
      throw damaged(place, e);
    }
  }

  /**
   * Reads what is said about a picture, without the picture.
   *
   * @throws IOException naming the file if it is damaged
   */
  public PortraitCodes codes(int index) throws IOException {
    Place place = places.get(index);
    try (ZipFile zip = new ZipFile(place.file.toFile())) {
      return codes(zip, place);
    } catch (JacksonException | IOException e) {
      throw damaged(place, e);
    }
  }

  private PortraitCodes codes(ZipFile zip, Place place) throws IOException {
    String text = new String(bytes(zip, place.name + ".json"), StandardCharsets.UTF_8);
    PortraitCodes codes = JSON.readValue(text, PortraitCodes.class);
    requireCount("identity", codes.identity(), manifest.identityCount());
    requireCount("shape", codes.shape(), manifest.shapeCount());
    return codes;
  }

  private static IOException damaged(Place place, Exception e) {
    return new IOException(
        "%s: %s is damaged: %s".formatted(place.file, place.name, e.getMessage()), e);
  }

  private static void requireCount(String name, float[] values, int count) throws IOException {
    if (values.length != count) {
      throw new IOException("%d %s codes instead of %d".formatted(values.length, name, count));
    }
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("there is no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /**
   * Compares every file with its hash.
   *
   * @throws IOException naming the first file that differs
   */
  public void verify(Path folder) throws IOException {
    for (Shard shard : manifest.shards()) {
      MessageDigest digest = DatasetWriter.sha256();
      try (InputStream in =
          new DigestInputStream(Files.newInputStream(folder.resolve(shard.file())), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(shard.sha256())) {
        throw new IOException(
            folder.resolve(shard.file()) + " is not what the manifest's hash says");
      }
    }
  }
}
