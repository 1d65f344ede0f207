package org.understudy.assets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of shipped files with their SHA-256, {@code catalog.json} beside them. Whoever adds or
 * changes a file writes it again with {@link #update}.
 */
public final class Catalog {
  private static final String NAME = "catalog.json";

  private Catalog() {}

  static List<CatalogEntry> read() throws IOException {
    String text;
    try (InputStream in = Catalog.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new FileNotFoundException("the program lacks its " + NAME);
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try {
      return CatalogReader.read(text);
    } catch (IOException e) {
      throw new IOException(NAME + " of the program is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * What is said of one file.
   *
   * @throws DamagedAssetException if the file is there and not listed
   */
  static CatalogEntry entry(String name) throws IOException {
    for (CatalogEntry entry : read()) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    throw new DamagedAssetException(name, "the catalog does not list it");
  }

  /**
   * Writes the catalog of a folder of assets anew.
   *
   * @param folder such as {@code assets/src/main/resources/org/understudy/assets}
   */
  public static void update(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files =
          walk.filter(Files::isRegularFile)
              .filter(p -> !p.getFileName().toString().startsWith(NAME))
              .sorted()
              .toList();
    }
    List<CatalogEntry> entries = new ArrayList<>();
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      try (InputStream in = Files.newInputStream(file)) {
        entries.add(new CatalogEntry(name, Files.size(file), sha256(in)));
      }
    }
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Path beside = folder.resolve(NAME + ".new");
    Files.writeString(beside, json.writeValueAsString(entries) + "\n");
    Files.move(beside, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
  }

  /** SHA-256 of the rest of a stream, hexadecimal, lower case. */
  public static String sha256(InputStream in) throws IOException {
    MessageDigest digest = digest();
    try (DigestInputStream digesting = new DigestInputStream(in, digest)) {
      digesting.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
