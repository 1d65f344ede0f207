package org.understudy.app.window.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/**
 * A loop of a few seconds in which an avatar looks about, blinks and smiles, drawn once and played
 * from memory: a gallery of moving people costs nothing while it plays. Immutable.
 *
 * @param avatar name in the gallery
 * @param title what the avatar's maker calls it
 * @param frames of one loop, or one where it is a poster
 */
public record ThumbnailFilm(String avatar, String title, List<RgbaImage> frames) {
  /** Edge of a picture, pixels. */
  public static final int EDGE = 144;

  /** Pictures of a loop. */
  public static final int FRAMES = 40;

  /** Pictures a second. */
  public static final int FRAME_RATE = 12;

  private static final double YAW_DEGREES = 14;
  private static final double PITCH_DEGREES = 3;

  public ThumbnailFilm {
    frames = List.copyOf(frames);
  }

  /**
   * Draws a film, which takes some tenths of a second.
   *
   * @param name in the gallery
   * @param drawn told after every picture how long it took, nanoseconds; it may rest
   */
  public static ThumbnailFilm of(String name, Avatar avatar, LongConsumer drawn) {
    return of(name, avatar, FRAMES, drawn);
  }

  /** Draws the first picture alone, to be seen until there is a film. */
  public static ThumbnailFilm poster(String name, Avatar avatar, LongConsumer drawn) {
    return of(name, avatar, 1, drawn);
  }

  private static ThumbnailFilm of(String name, Avatar avatar, int count, LongConsumer drawn) {
    AvatarRenderer renderer = AvatarStudio.renderer(avatar, LightPreset.STUDIO);
    List<RgbaImage> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      frames.add(AvatarStudio.picture(renderer, shot(avatar, i)));
      drawn.accept(System.nanoTime() - start);
    }
    return new ThumbnailFilm(name, avatar.name(), frames);
  }

  private static AvatarStudio.Shot shot(Avatar avatar, int frame) {
    double turn = 2 * Math.PI * frame / FRAMES;
    return new AvatarStudio.Shot(
        avatar,
        pose(frame).withRoot(avatar.framing().root()),
        new ViewAngle(YAW_DEGREES * Math.sin(turn), PITCH_DEGREES * Math.sin(2 * turn)),
        LightPreset.STUDIO,
        Backdrop.USUAL,
        EDGE,
        EDGE,
        picture -> {});
  }

  /** The pose of one frame. */
  static PortraitPose pose(int frame) {
    float[] x = new float[ArkitExpression.COUNT];
    float smile = (float) (0.25 - 0.25 * Math.cos(2 * Math.PI * frame / FRAMES));
    set(x, smile, ArkitExpression.MOUTH_SMILE_LEFT, ArkitExpression.MOUTH_SMILE_RIGHT);
    float shut =
        switch (frame) {
          case 7, 9 -> 0.6f;
          case 8 -> 1f;
          default -> 0f;
        };
    set(x, shut, ArkitExpression.EYE_BLINK_LEFT, ArkitExpression.EYE_BLINK_RIGHT);
    return PortraitPose.REST.withExpression(x);
  }

  private static void set(float[] x, float value, ArkitExpression... shapes) {
    for (ArkitExpression shape : shapes) {
      x[shape.ordinal()] = value;
    }
  }
}
