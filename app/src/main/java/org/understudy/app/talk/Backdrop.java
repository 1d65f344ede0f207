package org.understudy.app.talk;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.Background;

/**
 * What is behind the avatar, as a person asks for it. Immutable and safe to share.
 *
 * @param makeBackground makes a background for one painter
 * @param transparent whether the output keeps its alpha
 */
public record Backdrop(Supplier<Background> makeBackground, boolean transparent) {
  /** Names of colours for people, as 0xrrggbb. */
  private static final Map<String, Integer> COLOURS =
      new TreeMap<>(
          Map.of(
              "black", 0x000000,
              "white", 0xffffff,
              "grey", 0x8a8f94,
              "gray", 0x8a8f94,
              "green", 0x00b140,
              "blue", 0x2f4f7f,
              "beige", 0xd8cbb8));

  /** The colour a video has where none is asked for. */
  public static final Backdrop USUAL = colour(0x8a8f94);

  /**
   * Reads an option's value: {@code transparent}, a colour's name or {@code #rrggbb}, the path of a
   * picture, or {@code blurred:} and the path, where {@code blurred=PERCENT:} tells how far a point
   * spreads, in percent of the height, 0.2 to 20.
   *
   * @throws IllegalArgumentException where it is none of these
   */
  public static Backdrop parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("transparent")) {
      return new Backdrop(Background::transparent, true);
    }
    Integer named = COLOURS.get(lower);
    if (named != null) {
      return colour(named);
    }
    if (lower.matches("#[0-9a-f]{6}")) {
      return colour(Integer.parseInt(lower.substring(1), 16));
    }
    Path file = Path.of(text);
    if (Files.isRegularFile(file)) {
      RgbaImage picture = read(file);
      return new Backdrop(() -> Background.picture(picture), false);
    }
    Optional<BlurredRoom> room = BlurredRoom.parse(text);
    if (room.isPresent()) {
      return blurred(room.get());
    }
    throw new IllegalArgumentException(
        "\"%s\" is no background: give transparent, one of %s, #rrggbb, a picture file, or blurred:FILE"
            .formatted(text, String.join(", ", COLOURS.keySet())));
  }

  private static Backdrop blurred(BlurredRoom room) {
    Path file = Path.of(room.file());
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no picture " + file);
    }
    RgbaImage picture = read(file);
    double share = room.percent() / 100;
    return new Backdrop(() -> Background.blurredPicture(picture, share), false);
  }

  private static Backdrop colour(int rgb) {
    return new Backdrop(() -> Background.colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255), false);
  }

  private static RgbaImage read(Path file) {
    try {
      @Nullable BufferedImage image = ImageIO.read(file.toFile());
      if (image == null) {
        throw new IllegalArgumentException(file + " is no picture; give a PNG or JPEG");
      }
      RgbaImage picture = new RgbaImage(image.getWidth(), image.getHeight());
      for (int y = 0; y < picture.height(); y++) {
        for (int x = 0; x < picture.width(); x++) {
          int rgb = image.getRGB(x, y);
          picture.pixels()[y * picture.width() + x] =
              RgbaImage.pack(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 255);
        }
      }
      return picture;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s cannot be read as a picture: %s".formatted(file, e.getMessage()), e);
    }
  }
}
