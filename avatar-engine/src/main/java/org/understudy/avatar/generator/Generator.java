package org.understudy.avatar.generator;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.BustModel;

/**
 * A trained generator of people: sheets, the mixture their codes are drawn from, and the network
 * that paints them. Safe for concurrent calls until it is closed.
 */
public final class Generator implements AutoCloseable {
  /** File of the sheets. */
  public static final String TEMPLATE = "sheets.template";

  /** File of the mixture. */
  public static final String MIXTURE = "people.mixture";

  /** File of the network. */
  public static final String PAINTER = "painter.onnx";

  /** What was learned, from what and how well, for people and programs. */
  public static final String MANIFEST = "manifest.json";

  /** Truncation where nobody asks for another. */
  public static final double USUAL_TRUNCATION = 0.7;

  /** Opens one of the generator's files. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens.
     *
     * @param name one of the names above
     * @throws IOException if it is missing
     */
    InputStream open(String name) throws IOException;
  }

  private final GeneratedPerson assembly;
  private final CodeMixture mixture;
  private final SheetPainter painter;

  private Generator(GeneratedPerson assembly, CodeMixture mixture, SheetPainter painter) {
    this.assembly = assembly;
    this.mixture = mixture;
    this.painter = painter;
  }

  /**
   * Opens a folder's generator.
   *
   * @throws IOException naming the file that is missing or damaged
   */
  public static Generator open(Path folder, BustModel bust, OnnxNetwork.Device device)
      throws IOException {
    return open(
        name -> {
          try {
            return Files.newInputStream(folder.resolve(name));
          } catch (NoSuchFileException e) {
            throw new FileNotFoundException(
                "%s is no generator, it has no %s; `understudy train` writes RUN/generator"
                    .formatted(folder, name));
          }
        },
        folder.toString(),
        bust,
        device);
  }

  /**
   * Opens a generator.
   *
   * @param where named in errors
   * @param bust whose joints move the sheets
   * @param device where the network runs
   * @throws IOException naming what is missing, damaged, of a newer version or does not fit
   *     together
   */
  public static Generator open(
      Source source, String where, BustModel bust, OnnxNetwork.Device device) throws IOException {
    GeneratorManifest.check(() -> source.open(MANIFEST), where + ", " + MANIFEST);
    SheetTemplate template = read(source, where, TEMPLATE, TemplateFile::read);
    CodeMixture mixture = read(source, where, MIXTURE, MixtureFile::read);
    SheetPainter painter =
        read(source, where, PAINTER, in -> SheetPainter.open(in.readAllBytes(), device));
    boolean fits =
        painter.texels() == template.texels()
            && painter.codes() == template.codes()
            && painter.codes() + painter.noise() == mixture.size()
            && bust.shapeCount() == template.shapeCount();
    if (!fits) {
      painter.close();
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: the files are not of one generator: the sheets have %d texels and take %d codes, the painter %d and %d with %d numbers of eps, the mixture gives %d numbers",
              where,
              template.texels(),
              template.codes(),
              painter.texels(),
              painter.codes(),
              painter.noise(),
              mixture.size()));
    }
    return new Generator(new GeneratedPerson(template, bust), mixture, painter);
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  private static <T> T read(Source source, String where, String name, Reader<T> reader)
      throws IOException {
    try (InputStream in = source.open(name)) {
      return reader.read(in);
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("%s, %s: %s".formatted(where, name, e.getMessage()), e);
    }
  }

  /**
   * Draws a person's codes.
   *
   * @param seed the same seed is the same person
   * @param truncation see {@link CodeMixture#sample}
   * @return [C + noise] identity and shape codes, then eps
   */
  public float[] person(long seed, double truncation) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return mixture.sample(random, truncation);
  }

  /**
   * Draws a person as an avatar.
   *
   * @param name what users call it
   * @param seed the same seed is the same person
   * @param truncation see {@link CodeMixture#sample}
   */
  public Avatar avatar(String name, long seed, double truncation) {
    float[] person = person(seed, truncation);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("person", "made up: drawn from a generator, no one real");
    metadata.put("seed", String.valueOf(seed));
    metadata.put("truncation", String.valueOf(truncation));
    metadata.putAll(painter.metadata());
    return assembly.avatar(
        name, metadata, Arrays.copyOf(person, painter.codes()), painter.paint(person));
  }

  /** The sheets that it paints on. */
  public SheetTemplate template() {
    return assembly.template();
  }

  /** The network, and where it runs. */
  public SheetPainter painter() {
    return painter;
  }

  @Override
  public void close() {
    painter.close();
  }
}
