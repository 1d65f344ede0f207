package org.understudy.tracking.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts MediaPipe's models below the folder given as the only argument, in the package folder where
 * the program looks for them. Does nothing where they are there already. Run by the build:
 *
 * <pre>java src/build/java/org/understudy/tracking/build/FetchModels.java target/mediapipe</pre>
 */
public final class FetchModels {
  private static final NpmPackage HOLISTIC =
      new NpmPackage(
          "@mediapipe/holistic",
          "0.5.1675471629",
          "sha512-qY+cxtDeSOvVtevrLgnodiwXYaAtPi7dHZtNv/bUCGEjFicAOYtMmrZSqMmbPkTB2+4jLnPF1vgshkAqQRSYAw==");

  private static final NpmPackage SELFIE =
      new NpmPackage(
          "@mediapipe/selfie_segmentation",
          "0.1.1675465747",
          "sha512-IxYxNhwE5VwOm52L1yoFWYLP7q9Pd+NJjzOC5tlepfvEGaY3o9hslhUrx9BgseqdfZtKSDtd/4NfCSMjNzQalA==");

  private static final String RESOURCES = "org/understudy/tracking/mediapipe";
  private static final String PACKED = "package/holistic_solution_packed_assets.data";
  private static final String LOADER = "package/holistic_solution_packed_assets_loader.js";
  private static final List<String> PACKED_MODELS =
      List.of(
          "face_detection_short_range.tflite",
          "face_landmark_with_attention.tflite",
          "geometry_pipeline_metadata_landmarks.binarypb",
          "pose_detection.tflite");
  private static final List<String> PLAIN_MODELS =
      List.of("pose_landmark_full.tflite", "pose_landmark_lite.tflite");
  private static final String SELFIE_MODEL = "selfie_segmentation.tflite";

  private FetchModels() {}

  /** Runs the step; a problem goes to the error stream with exit status 1. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      if (arguments.length != 1) {
        throw new BuildStopped("one argument was expected: the folder for the models");
      }
      run(Path.of(arguments[0]));
    } catch (BuildStopped e) {
      System.err.println("The models of MediaPipe could not be fetched: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Path folder) throws IOException, InterruptedException, BuildStopped {
    // written last, so that an interrupted run starts again
    Path stamp = folder.resolve("fetched.txt");
    Path models = folder.resolve("resources").resolve(RESOURCES);
    String wanted = HOLISTIC.integrity() + "\n" + SELFIE.integrity();
    if (Files.exists(stamp)
        && Files.readString(stamp).equals(wanted)
        && Stream.of(PACKED_MODELS, PLAIN_MODELS, List.of(SELFIE_MODEL))
            .flatMap(List::stream)
            .allMatch(name -> Files.exists(models.resolve(name)))) {
      return;
    }
    Files.deleteIfExists(stamp);
    Files.createDirectories(models);
    fetch(HOLISTIC, "50 MB", folder, archive -> unpack(archive, models));
    fetch(
        SELFIE,
        "5 MB",
        folder,
        archive -> {
          String inside = "package/" + SELFIE_MODEL;
          byte[] model = TarGzip.read(archive, Set.of(inside)).get(inside);
          Files.write(models.resolve(SELFIE_MODEL), Objects.requireNonNull(model));
        });
    Files.writeString(stamp, wanted);
  }

  /** What is to be done with a package's archive. */
  private interface Use {
    void of(Path archive) throws IOException, BuildStopped;
  }

  private static void fetch(NpmPackage from, String size, Path folder, Use use)
      throws IOException, InterruptedException, BuildStopped {
    System.out.println(
        "Fetching %s %s with npm (%s, once)".formatted(from.name(), from.version(), size));
    Path temporary = Files.createTempDirectory(folder, "npm");
    try {
      use.of(from.fetch(temporary));
    } finally {
      delete(temporary);
    }
  }

  private static void unpack(Path archive, Path models) throws IOException, BuildStopped {
    Map<String, byte[]> files =
        TarGzip.read(
            archive,
            Set.of(
                PACKED,
                LOADER,
                "package/" + PLAIN_MODELS.get(0),
                "package/" + PLAIN_MODELS.get(1)));
    for (String name : PLAIN_MODELS) {
      Files.write(models.resolve(name), files.get("package/" + name));
    }
    byte[] packed = Objects.requireNonNull(files.get(PACKED));
    PackedAssets assets =
        PackedAssets.ofLoaderScript(new String(files.get(LOADER), StandardCharsets.UTF_8));
    for (String name : PACKED_MODELS) {
      Files.write(models.resolve(name), assets.extract(name, packed));
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
