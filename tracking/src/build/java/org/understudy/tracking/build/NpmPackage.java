package org.understudy.tracking.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A package of the npm registry, pinned by the SHA-512 of its archive.
 *
 * @param name package name with its scope
 * @param version exact version
 * @param integrity {@code sha512-} and the digest in Base64, as in a package-lock.json
 */
record NpmPackage(String name, String version, String integrity) {

  /**
   * Lets the system's npm put the archive into an empty folder, from its cache when it has it, and
   * verifies it. Scripts of the package are never run.
   */
  Path fetch(Path folder) throws IOException, InterruptedException, BuildStopped {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command =
        List.of(
            windows ? "npm.cmd" : "npm",
            "pack",
            name + "@" + version,
            "--ignore-scripts",
            "--prefer-offline",
            "--loglevel=error");
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new BuildStopped(
          """
          npm is not on the PATH (%s).
          The build fetches the face and body models with it. Install Node.js with npm (for example
          'apt-get install npm' or from https://nodejs.org) and run the build again."""
              .formatted(e.getMessage()));
    }
    String output;
    try (InputStream stream = process.getInputStream()) {
      output = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    int exit = process.waitFor();
    List<Path> archives;
    try (Stream<Path> files = Files.list(folder)) {
      archives = files.filter(file -> file.toString().endsWith(".tgz")).toList();
    }
    if (exit != 0 || archives.size() != 1) {
      throw new BuildStopped(
          """
          '%s' failed with exit status %d:
          %s
          Check that npm reaches its registry ('npm ping', 'npm config get registry') and run the
          build again; after one success npm's cache is enough."""
              .formatted(String.join(" ", command), exit, output));
    }
    verify(archives.getFirst());
    return archives.getFirst();
  }

  /** Compares the archive with the pinned digest. */
  void verify(Path archive) throws IOException, BuildStopped {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(archive), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    String actual = "sha512-" + Base64.getEncoder().encodeToString(digest.digest());
    if (!actual.equals(integrity)) {
      throw new BuildStopped(
          """
          the archive of %s@%s is not the one this project was made with:
            expected %s
            got      %s
          The registry or npm's cache has changed. Run 'npm cache clean --force' and build again; if
          this stays, do not use the package before somebody has looked at what changed."""
              .formatted(name, version, integrity, actual));
    }
  }
}
