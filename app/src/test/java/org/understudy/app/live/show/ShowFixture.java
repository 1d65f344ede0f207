package org.understudy.app.live.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.app.live.Quality;
import org.understudy.app.live.SubjectState;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/** A show step over a painter that keeps poses, without drawing. */
final class ShowFixture {
  static final int AVATAR_COLOUR = 0xff123456;
  static final long FRAME = 33_333_333L;

  final Avatar avatar;
  final List<PortraitPose> poses = new ArrayList<>();
  final List<Integer> shownColours = new ArrayList<>();
  final List<Long> captureTimes = new ArrayList<>();
  final List<Quality> qualities = new ArrayList<>();
  final List<Boolean> faces = new ArrayList<>();
  int painters;
  int closed;
  int failing;
  long now = 10_000_000_000L;
  final ShowStep step;

  ShowFixture() throws Exception {
    avatar = AvatarGallery.load(AvatarGallery.USUAL);
    step =
        new ShowStep(
            new Cast(avatar, Painter::new),
            avatar.skeleton(),
            (pixels, captureNanos) -> {
              shownColours.add(pixels[0]);
              captureTimes.add(captureNanos);
            },
            (pose, face, captureNanos) -> faces.add(face),
            new StageTimes(),
            now);
  }

  private final class Painter implements PosePainter {
    private final int[] pixels = new int[4];

    Painter() {
      painters++;
    }

    @Override
    public int[] paint(PortraitPose pose) {
      if (failing > 0) {
        failing--;
        throw new IllegalStateException("the kernel broke");
      }
      poses.add(pose);
      Arrays.fill(pixels, AVATAR_COLOUR);
      return pixels;
    }

    @Override
    public void setQuality(Quality quality) {
      qualities.add(quality);
    }

    @Override
    public void close() {
      closed++;
    }
  }

  /** The same avatar, or another of the same kind, drawn in another colour. */
  void change(Avatar who, int colour) {
    PosePainter other =
        new PosePainter() {
          @Override
          public int[] paint(PortraitPose pose) {
            poses.add(pose);
            return new int[] {colour, colour, colour, colour};
          }

          @Override
          public void setQuality(Quality quality) {
            qualities.add(quality);
          }

          @Override
          public void close() {
            closed++;
          }
        };
    step.change(new Cast(who, () -> other), other);
  }

  PortraitPose rest() {
    return PortraitPose.REST.withRoot(avatar.framing().root());
  }

  SubjectState state(float jaw) {
    float[] expression = rest().expression();
    expression[ArkitExpression.JAW_OPEN.ordinal()] = jaw;
    return new SubjectState(
        rest().withExpression(expression).withTimestampNanos(now), rest(), true, true, "", 1, now);
  }

  /** One picture of a subject with an open jaw. */
  void follow(float jaw) {
    step.show(state(jaw), false, Quality.FULL, now);
    now += FRAME;
  }

  /** One picture without news. */
  void alone(boolean away) {
    step.show(null, away, Quality.FULL, now);
    now += FRAME;
  }

  float jaw() {
    return poses.getLast().expression(ArkitExpression.JAW_OPEN);
  }

  /** The largest step of the jaw from picture to picture since one of them. */
  float largestStep(int since) {
    float largest = 0;
    for (int i = Math.max(1, since); i < poses.size(); i++) {
      float step =
          poses.get(i).expression(ArkitExpression.JAW_OPEN)
              - poses.get(i - 1).expression(ArkitExpression.JAW_OPEN);
      largest = Math.max(largest, Math.abs(step));
    }
    return largest;
  }
}
