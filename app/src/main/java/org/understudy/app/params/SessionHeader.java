package org.understudy.app.params;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.parametric.file.FormatVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * First line of the log of a live session. Its pose lines hold the avatar's poses as they were
 * shown, so that replaying them needs nothing of what the session had learnt.
 *
 * @param avatar name of the avatar that was shown
 * @param rest that avatar's pose at rest, in its usual place
 * @param look how its pictures looked, as far as the log tells
 */
public record SessionHeader(String avatar, PortraitPose rest, Look look) {
  /** The version that is written, and the newest that is read; the first logs told none. */
  private static final int VERSION = 1;

  private static final String START = "{\"session\":";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * How pictures looked; what is not told is empty or usual.
   *
   * @param width pixels
   * @param height pixels
   * @param light name of the light
   * @param mirrored whether left and right had changed places
   * @param marked whether a visible mark said that the avatar is synthetic
   */
  public record Look(
      OptionalInt width,
      OptionalInt height,
      Optional<String> light,
      boolean mirrored,
      boolean marked) {
    /** Of a log that does not tell. */
    public static final Look UNTOLD =
        new Look(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), false, false);

    private static Look of(JsonNode session) {
      return new Look(
          session.path("width").asIntOpt(),
          session.path("height").asIntOpt(),
          session.path("light").asStringOpt(),
          session.path("mirrored").asBoolean(false),
          session.path("marked").asBoolean(false));
    }
  }

  /** A header that does not tell how pictures looked. */
  public SessionHeader(String avatar, PortraitPose rest) {
    this(avatar, rest, Look.UNTOLD);
  }

  /** Whether a line of a pose file is such a header. */
  static boolean is(String line) {
    return line.startsWith(START);
  }

  /**
   * The line, without a line break.
   *
   * @param skeleton the avatar's
   * @param settings what else is worth knowing of the session
   */
  public String encode(Skeleton skeleton, Map<String, Object> settings) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode session = root.putObject("session");
    session.put(FormatVersion.FIELD, VERSION);
    session.put("avatar", avatar);
    settings.forEach((name, value) -> session.set(name, JSON.valueToTree(value)));
    String line = new PoseLineCodec(skeleton).encode(new PoseLine(0, false, rest));
    session.set("rest", JSON.readTree(line));
    return JSON.writeValueAsString(root);
  }

  /**
   * The header of a pose file; empty where it is no log of a session.
   *
   * @param skeleton of the avatar that is to be shown
   * @throws PoseFormatException where the header is damaged
   */
  public static Optional<SessionHeader> of(Path file, Skeleton skeleton) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      if (line == null || !is(line)) {
        return Optional.empty();
      }
      JsonNode session = JSON.readTree(line).path("session");
      Optional<String> refusal =
          FormatVersion.refusal(session.path(FormatVersion.FIELD).toString(), VERSION);
      if (refusal.isPresent()) {
        throw new PoseFormatException(file + ", line 1: " + refusal.get(), null);
      }
      String avatar = session.path("avatar").asString("");
      PoseLine rest =
          new PoseLineCodec(skeleton).decode(JSON.writeValueAsString(session.path("rest")));
      return Optional.of(new SessionHeader(avatar, rest.pose(), Look.of(session)));
    } catch (JacksonException e) {
      throw new PoseFormatException(file + ", line 1: is no header of a session", e);
    }
  }
}
