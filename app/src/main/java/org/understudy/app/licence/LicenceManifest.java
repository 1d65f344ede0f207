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
    all.add(asset("model", "parametric face and bust", "models/manifest.json"));
    all.add(asset("model", "generator of people", "generator/manifest.json"));
    all.add(asset("model", "reader of faces", "generator/regressor.json"));
    all.add(asset("sample", "sample talk", "talks/sample.json"));
    all.addAll(NoticeReader.read(notice()));
    all.sort(Comparator.comparingInt(one -> KINDS.indexOf(one.kind())));
    return all;
  }

  private static Licensed avatar(AvatarSource source) {
    try {
      AvatarFacts facts = AvatarFacts.of(source);
      return new Licensed(
          "avatar",
          source.name(),
          facts.stated(AvatarDescription.LICENCE).orElse(Licensed.NOT_STATED),
          facts.stated(AvatarDescription.ORIGIN).orElse(""));
    } catch (IOException e) {
      return new Licensed(
          "avatar", source.name(), Licensed.NOT_STATED, "cannot be read: " + e.getMessage());
    }
  }

  /** What stands beside an asset; what was computed from CC0 data is CC0 where nothing is told. */
  private static Licensed asset(String kind, String name, String description) throws IOException {
    JsonNode json;
    try (InputStream in = Assets.open(description)) {
      json = JsonMapper.shared().readTree(in);
    }
    String source = json.path("origin").asString(json.path("data").asString(""));
    String usual = source.contains("CC0 1.0") ? "CC0 1.0" : Licensed.NOT_STATED;
    if (source.contains("Apache License 2.0")) {
      usual += " and Apache-2.0";
    }
    return new Licensed(kind, name, json.path("licence").asString(usual), source);
  }

  /** The text of NOTICE. */
  static String notice() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LicenceManifest.class.getResourceAsStream("NOTICE"), "NOTICE")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
