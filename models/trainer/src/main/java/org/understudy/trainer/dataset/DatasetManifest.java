package org.understudy.trainer.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.file.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in a set, {@value #FILE} in its folder.
 *
 * @param format {@value #FORMAT}
 * @param version 1
 * @param source how the pictures came about, all settings included; what is added later must agree
 * @param origin where the pictures are from, for people
 * @param licence what they may be used for
 * @param size pixels along each side
 * @param identityCount length of z_id's identity part
 * @param shapeCount length of z_id's shape part
 * @param shards the files, in order
 * @param rejects pictures that were left out
 */
public record DatasetManifest(
    String format,
    int version,
    String source,
    String origin,
    String licence,
    int size,
    int identityCount,
    int shapeCount,
    List<Shard> shards,
    List<Reject> rejects) {
  static final String FILE = "manifest.json";
  static final String FORMAT = "understudy-portraits";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * A file of pictures, a ZIP archive with a PNG picture and a JSON text for each.
   *
   * @param file name in the folder
   * @param count pictures
   * @param first number of its first picture in the draw, which a later run goes on from
   * @param bytes length
   * @param sha256 in hexadecimal
   */
  public record Shard(String file, int count, long first, long bytes, String sha256) {}

  /**
   * A picture that was left out.
   *
   * @param name its file
   * @param reason what was wrong
   */
  public record Reject(String name, String reason) {}

  public DatasetManifest {
    shards = List.copyOf(shards);
    rejects = List.copyOf(rejects);
  }

  /** A set without pictures. */
  public static DatasetManifest empty(
      String source, String origin, String licence, int size, int identityCount, int shapeCount) {
    return new DatasetManifest(
        FORMAT, 1, source, origin, licence, size, identityCount, shapeCount, List.of(), List.of());
  }

  /** The set with one more file and the pictures that were left out on the way. */
  DatasetManifest with(Shard shard, List<Reject> more) {
    List<Shard> files = new ArrayList<>(shards);
    files.add(shard);
    List<Reject> left = new ArrayList<>(rejects);
    left.addAll(more);
    return new DatasetManifest(
        format, version, source, origin, licence, size, identityCount, shapeCount, files, left);
  }

  /** The set with more pictures that were left out. */
  DatasetManifest without(List<Reject> more) {
    List<Reject> left = new ArrayList<>(rejects);
    left.addAll(more);
    return new DatasetManifest(
        format, version, source, origin, licence, size, identityCount, shapeCount, shards, left);
  }

  /** Number of pictures. */
  public int count() {
    return shards.stream().mapToInt(Shard::count).sum();
  }

  /**
   * Reads a folder's manifest.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public static DatasetManifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    DatasetManifest manifest;
    try {
      manifest = JSON.readValue(Files.readString(file), DatasetManifest.class);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "%s is no set of portraits, it has no %s; `understudy dataset` makes one"
              .formatted(folder, FILE),
          e);
    } catch (JacksonException | NullPointerException e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
    if (!FORMAT.equals(manifest.format) || manifest.version != 1) {
      throw new IOException(
          "%s is of the format %s %d; this program reads %s 1"
              .formatted(file, manifest.format, manifest.version, FORMAT));
    }
    return manifest;
  }

  /** Writes the manifest beside its place and moves it there. */
  void write(Path folder) throws IOException {
    byte[] text = (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve(FILE), stream -> stream.write(text));
  }
}
