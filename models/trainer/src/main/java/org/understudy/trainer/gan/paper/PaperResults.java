package org.understudy.trainer.gan.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.file.AvatarFile;
import org.understudy.avatar.file.TextureQuality;
import org.understudy.parametric.file.WholeFile;
import org.understudy.trainer.dataset.DatasetManifest;

/**
 * What a stage leaves beside its checkpoint: the people of the sample sheets as avatars, and the
 * networks that hold radiance as ONNX files.
 */
final class PaperResults {
  /** Folder of avatars. */
  static final String PEOPLE = "people";

  /** Folder of networks. */
  static final String NETWORKS = "onnx";

  private final PaperSettings settings;
  private final NewPeople people;
  private final PaperGenerator generator;
  private final int stage;

  PaperResults(PaperSettings settings, NewPeople people, PaperGenerator generator, int stage) {
    this.settings = settings;
    this.people = people;
    this.generator = generator;
    this.stage = stage;
  }

  /**
   * Writes them, each beside its place and then moved there.
   *
   * @param pictures seen in the stage
   */
  void write(long pictures) throws IOException {
    Path networks = Files.createDirectories(settings.folder().resolve(NETWORKS));
    for (Map.Entry<String, byte[]> file : generator.onnx(stage, card(pictures)).entrySet()) {
      WholeFile.write(networks.resolve(file.getKey()), out -> out.write(file.getValue()));
    }
    Path folder = Files.createDirectories(settings.folder().resolve(PEOPLE));
    PaperAvatars avatars = new PaperAvatars(settings, people, generator, stage);
    for (int seed = 1; seed <= PaperSamples.PEOPLE; seed++) {
      Map<String, String> metadata = new LinkedHashMap<>();
      metadata.put("person", "made up: drawn from a generator, no one real");
      metadata.put("seed", String.valueOf(seed));
      metadata.putAll(card(pictures));
      Avatar avatar = avatars.avatar("seed " + seed, metadata, PaperSamples.person(people, seed));
      Path file = folder.resolve("seed%d%s".formatted(seed, AvatarFile.ENDING));
      AvatarFile.write(avatar, file, TextureQuality.DEFAULT);
    }
  }

  private Map<String, String> card(long pictures) {
    DatasetManifest manifest = settings.set().manifest();
    Map<String, String> card = new LinkedHashMap<>();
    card.put("generator", "the paper's, point by point, stage " + stage);
    card.put("data", "%d portraits: %s".formatted(settings.set().count(), manifest.source()));
    card.put("origin", manifest.origin());
    card.put("licence", manifest.licence());
    card.put("picturesSeen", String.valueOf(pictures));
    card.put("trainingSeed", String.valueOf(settings.seed()));
    return card;
  }
}
