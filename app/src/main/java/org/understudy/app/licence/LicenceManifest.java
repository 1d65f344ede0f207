package org.understudy.app.licence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.understudy.app.gallery.AvatarFacts;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.assets.Assets;
import org.understudy.avatar.file.AvatarDescription;
import org.understudy.tracking.inference.MediaPipeAsset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything the program shows or runs, with its terms: the gallery, the user's own avatars,
 * models, the sample talk and libraries. Stateless; each call looks anew.
 */
public final class LicenceManifest {
  private static final List<String> KINDS = List.of("avatar", "model", "sample", "library");

  private LicenceManifest() {}

  /**
   * The whole list: avatars first, then models, the sample, libraries.
   *
   * @throws IOException where something that comes with the program cannot be read
   */
  public static List<Licensed> all() throws IOException {
    List<Licensed> all = new ArrayList<>();
    for (AvatarSource source : AvatarGallery.all()) {
      all.add(avatar(source));
    }
    all.add(
        asset(
            "model",
            "parametric face and bust",
            "shapes of faces and shoulders, which tracking fits and avatars move by",
            "models/manifest.json"));
    all.add(
        asset(
            "model",
            "generator of people",
            "draws people who do not exist",
            "generator/manifest.json"));
    all.add(
        asset(
            "model",
            "reader of faces",
            "reads identity and expression from a picture, to train and measure generators",
            "generator/regressor.json"));
    for (MediaPipeAsset asset : MediaPipeAsset.values()) {
      all.add(
          new Licensed(
              "model",
              "MediaPipe " + asset.fileName().replaceFirst("\\..*", "").replace('_', ' '),
              asset.purpose(),
              MediaPipeAsset.LICENCE,
              MediaPipeAsset.SOURCE));
    }
    all.add(
        asset(
            "sample", "sample talk", "a computed person speaks, to try with", "talks/sample.json"));
    all.addAll(NoticeReader.read(notice()));
    all.sort(Comparator.comparingInt(one -> KINDS.indexOf(one.kind())));
    return all;
  }

  private static Licensed avatar(AvatarSource source) {
    String what = source.kind().equals("bundled") ? "comes with the program" : "your own";
    try {
      AvatarFacts facts = AvatarFacts.of(source);
      boolean nobody = facts.stated(AvatarDescription.SYNTHETIC).filter("true"::equals).isPresent();
      return new Licensed(
          "avatar",
          source.name(),
          what + (nobody ? "; shows nobody real" : ""),
          facts.stated(AvatarDescription.LICENCE).orElse(Licensed.NOT_STATED),
          facts.stated(AvatarDescription.ORIGIN).orElse(""));
    } catch (IOException e) {
      return new Licensed(
          "avatar", source.name(), what, Licensed.NOT_STATED, "cannot be read: " + e.getMessage());
    }
  }

  /** What the manifest of an asset says. */
  private static Licensed asset(String kind, String name, String what, String manifest)
      throws IOException {
    JsonNode json;
    try (InputStream in = Assets.open(manifest)) {
      json = JsonMapper.shared().readTree(in);
    }
    return new Licensed(
        kind,
        name,
        what,
        json.path(AvatarDescription.LICENCE).asString(Licensed.NOT_STATED),
        json.path(AvatarDescription.ORIGIN).asString(""));
  }

  /** The text of NOTICE. */
  static String notice() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LicenceManifest.class.getResourceAsStream("NOTICE"), "NOTICE")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
