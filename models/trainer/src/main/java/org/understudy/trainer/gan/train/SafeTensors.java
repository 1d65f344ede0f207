package org.understudy.trainer.gan.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Named arrays of float32 in the safetensors format of Hugging Face: the length of a JSON header as
 * eight little-endian bytes, the header with type, shape and place of every array, then the arrays.
 * Other programs read and write such files too. Files are written beside their place, forced to the
 * disk and moved there, so that a full disk or a lost process leaves the file before as it was.
 */
public final class SafeTensors {
  private static final String METADATA = "__metadata__";
  private static final String TYPE = "F32";
  private static final int LARGEST_HEADER = 100_000_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * An array.
   *
   * @param values in row-major order; shared, not copied
   * @param shape product as many as the values
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Array(float[] values, long... shape) {
    public Array {
      long count = 1;
      for (long side : shape) {
        count *= side;
      }
      if (count != values.length) {
        throw new IllegalArgumentException(
            "a shape of %d numbers, but %d values".formatted(count, values.length));
      }
    }
  }

  /**
   * What a file holds.
   *
   * @param arrays by name, in the file's order
   * @param metadata texts by name
   */
  public record Content(Map<String, Array> arrays, Map<String, String> metadata) {
    public Content {
      arrays = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
      metadata = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
  }

  private SafeTensors() {}

  /**
   * Writes a file.
   *
   * @throws IOException naming the file; what was there before is still there
   */
  public static void write(Path file, Content content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        byte[] header = header(content).getBytes(StandardCharsets.UTF_8);
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        writeAll(channel, length.putLong(0, header.length));
        writeAll(channel, ByteBuffer.wrap(header));
        for (Array array : content.arrays.values()) {
          ByteBuffer bytes =
              ByteBuffer.allocate(4 * array.values.length).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(array.values);
          writeAll(channel, bytes);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw new IOException(
          "%s cannot be written (%s); what was there before is untouched"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String header(Content content) {
    ObjectNode root = JSON.createObjectNode();
    if (!content.metadata.isEmpty()) {
      ObjectNode texts = root.putObject(METADATA);
      content.metadata.forEach(texts::put);
    }
    long at = 0;
    for (Map.Entry<String, Array> entry : content.arrays.entrySet()) {
      ObjectNode node = root.putObject(entry.getKey());
      node.put("dtype", TYPE);
      ArrayNode shape = node.putArray("shape");
      for (long side : entry.getValue().shape) {
        shape.add(side);
      }
      ArrayNode place = node.putArray("data_offsets");
      place.add(at);
      at += 4L * entry.getValue().values.length;
      place.add(at);
    }
    String text = JSON.writeValueAsString(root);
    return text + " ".repeat((8 - text.getBytes(StandardCharsets.UTF_8).length % 8) % 8);
  }

  /**
   * Reads a file.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public static Content read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer length = read(channel, 0, 8, file);
      long headerBytes = length.getLong(0);
      if (headerBytes < 2 || headerBytes > LARGEST_HEADER || headerBytes > channel.size() - 8) {
        throw damaged(file, "a header of %d bytes".formatted(headerBytes));
      }
      ByteBuffer header = read(channel, 8, (int) headerBytes, file);
      JsonNode root = JSON.readTree(StandardCharsets.UTF_8.decode(header).toString());
      Map<String, Array> arrays = new LinkedHashMap<>();
      Map<String, String> metadata = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : root.properties()) {
        if (entry.getKey().equals(METADATA)) {
          entry
              .getValue()
              .properties()
              .forEach(e -> metadata.put(e.getKey(), e.getValue().asString()));
        } else {
          arrays.put(
              entry.getKey(),
              array(channel, 8 + headerBytes, entry.getKey(), entry.getValue(), file));
        }
      }
      return new Content(arrays, metadata);
    } catch (JacksonException e) {
      throw damaged(file, "its header is no JSON");
    }
  }

  private static Array array(FileChannel channel, long data, String name, JsonNode node, Path file)
      throws IOException {
    if (!TYPE.equals(node.path("dtype").asString(""))) {
      throw new IOException(
          "%s: %s holds %s, this program reads %s"
              .formatted(file, name, node.path("dtype").asString("nothing"), TYPE));
    }
    long[] shape = new long[node.path("shape").size()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.path("shape").get(i).asLong();
      if (shape[i] < 0 || shape[i] > Integer.MAX_VALUE) {
        throw damaged(file, "%s has a side of %d".formatted(name, shape[i]));
      }
      count = Math.multiplyExact(count, shape[i]);
    }
    long from = node.path("data_offsets").path(0).asLong(-1);
    long to = node.path("data_offsets").path(1).asLong(-1);
    if (from < 0 || to - from != 4 * count || data + to > channel.size() || count > 500_000_000) {
      throw damaged(file, "%s lies at %d to %d".formatted(name, from, to));
    }
    float[] values = new float[(int) count];
    read(channel, data + from, (int) (4 * count), file).asFloatBuffer().get(values);
    return new Array(values, shape);
  }

  private static ByteBuffer read(FileChannel channel, long at, int bytes, Path file)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw damaged(file, "it ends too early");
      }
    }
    return buffer.flip();
  }

  private static IOException damaged(Path file, String how) {
    return new IOException("%s is no whole safetensors file: %s".formatted(file, how));
  }
}
