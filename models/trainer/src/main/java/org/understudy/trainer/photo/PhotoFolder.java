package org.understudy.trainer.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of photos and the folders below it, in the order of the names.
 *
 * @param root absolute, without links
 * @param names of the photos, below the root and with slashes
 */
record PhotoFolder(Path root, List<String> names) {
  /** Endings of pictures; those that cannot be read are left out with a reason, not overlooked. */
  private static final Set<String> ENDINGS =
      Set.of(
          "jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp", "heic", "heif", "avif", "jxl");

  PhotoFolder {
    names = List.copyOf(names);
  }

  /**
   * Looks for photos.
   *
   * @throws IOException if the folder cannot be read or holds no pictures
   */
  static PhotoFolder list(Path folder) throws IOException {
    Path root = folder.toRealPath();
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names =
          files
              .filter(PhotoFolder::isPicture)
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        throw new IOException(
            "%s holds no photos; files that end in .jpg, .png, .tif, .bmp or .gif are looked for"
                .formatted(folder));
      }
      return new PhotoFolder(root, names);
    }
  }

  /** Where a photo is. */
  Path file(String name) {
    return root.resolve(name);
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }
}
