package org.understudy.trainer.makehuman;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a {@code .mhmat} file says about a surface; settings of MakeHuman's own shaders are left
 * out.
 *
 * @param name the material's name
 * @param diffuseTexture sRGB picture with alpha
 * @param normalTexture tangent-space normals
 * @param occlusionTexture ambient occlusion
 * @param transparent whether the alpha of the diffuse texture matters
 * @param shininess 0..1
 * @param specular mean of the specular colour, 0..1
 */
public record Material(
    String name,
    Optional<Path> diffuseTexture,
    Optional<Path> normalTexture,
    Optional<Path> occlusionTexture,
    boolean transparent,
    double shininess,
    double specular) {

  /**
   * Reads a material file.
   *
   * @throws NoSuchFileException if a texture it names is not there
   */
  public static Material read(Path path) throws IOException {
    String name = path.getFileName().toString();
    Optional<Path> diffuse = Optional.empty();
    Optional<Path> normal = Optional.empty();
    Optional<Path> occlusion = Optional.empty();
    boolean transparent = false;
    double shininess = 0.5;
    double specular = 0;
    try (BufferedReader in = DataFolder.reader(path)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.trim().split("\\s+");
        if (words.length < 2) {
          continue;
        }
        switch (words[0]) {
          case "name" -> name = words[1];
          case "diffuseTexture" -> diffuse = Optional.of(texture(path, words[1]));
          case "normalmapTexture" -> normal = Optional.of(texture(path, words[1]));
          case "aomapTexture" -> occlusion = Optional.of(texture(path, words[1]));
          case "transparent" -> transparent = Boolean.parseBoolean(words[1]);
          case "shininess" -> shininess = Double.parseDouble(words[1]);
          case "specularColor" -> specular = mean(words);
          default -> {}
        }
      }
    } catch (NumberFormatException e) {
      throw new IOException(path + ": expected a number, " + e.getMessage(), e);
    }
    return new Material(name, diffuse, normal, occlusion, transparent, shininess, specular);
  }

  private static double mean(String[] words) {
    double sum = 0;
    for (int k = 1; k < words.length; k++) {
      sum += Double.parseDouble(words[k]);
    }
    return sum / (words.length - 1);
  }

  private static Path texture(Path material, String name) throws NoSuchFileException {
    Path texture = material.resolveSibling(name).normalize();
    if (!Files.isRegularFile(texture)) {
      throw new NoSuchFileException(
          texture.toString(), null, "the texture that " + material + " names");
    }
    return texture;
  }
}
