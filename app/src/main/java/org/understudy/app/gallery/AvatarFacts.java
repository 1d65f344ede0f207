package org.understudy.app.gallery;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.understudy.avatar.file.AvatarDescription;

/**
 * What can be told about an avatar without opening all of it.
 *
 * @param source where it comes from
 * @param description what its header says
 * @param bytes size of its file
 */
public record AvatarFacts(AvatarSource source, AvatarDescription description, long bytes) {
  /** Metadata with a place of its own in what is shown. */
  private static final List<String> KNOWN =
      List.of(
          AvatarDescription.ORIGIN,
          AvatarDescription.LICENCE,
          AvatarDescription.LIGHT,
          AvatarDescription.SYNTHETIC);

  /**
   * The facts about an avatar.
   *
   * @throws IOException where its header is damaged or it cannot be read
   */
  public static AvatarFacts of(AvatarSource source) throws IOException {
    return new AvatarFacts(source, source.describe(), source.bytes());
  }

  /** What the maker says about it under a name, if anything. */
  public Optional<String> stated(String key) {
    return Optional.ofNullable(description.metadata().get(key)).filter(text -> !text.isBlank());
  }

  /** What its maker wrote down beside origin, licence, light and whether it is synthetic. */
  public Map<String, String> otherMetadata() {
    Map<String, String> other = new LinkedHashMap<>(description.metadata());
    KNOWN.forEach(other::remove);
    return other;
  }

  /** For programs: the same keys for each avatar, absent where nothing is stated. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", source.name());
    json.put("where", source.kind());
    source.file().ifPresent(file -> json.put("file", file.toString()));
    json.put("bytes", bytes);
    stated(AvatarDescription.ORIGIN).ifPresent(text -> json.put("madeFrom", text));
    stated(AvatarDescription.LICENCE).ifPresent(text -> json.put("licence", text));
    stated(AvatarDescription.LIGHT).ifPresent(text -> json.put("light", text));
    stated(AvatarDescription.SYNTHETIC)
        .ifPresent(text -> json.put("synthetic", Boolean.valueOf(text)));
    return json;
  }
}
