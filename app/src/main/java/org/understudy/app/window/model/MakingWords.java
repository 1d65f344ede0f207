package org.understudy.app.window.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.understudy.app.making.FitLine;
import org.understudy.app.making.MakingState;

/** Says where the making of an avatar is. */
public final class MakingWords {
  private MakingWords() {}

  /** A few words. */
  public static String title(MakingState state) {
    return switch (state) {
      case MakingState.Idle() -> "";
      case MakingState.Interrupted interrupted ->
          "“%s” is not finished".formatted(interrupted.job().name());
      case MakingState.Running running ->
          (running.paused() ? "“%s” is paused" : "Making “%s”").formatted(running.job().name());
      case MakingState.Failed failed -> "“%s” could not be made".formatted(failed.job().name());
      case MakingState.Made made -> "“%s” is ready".formatted(made.name());
    };
  }

  /** A sentence. */
  public static String details(MakingState state) {
    return switch (state) {
      case MakingState.Idle() -> "";
      case MakingState.Interrupted _ -> "The work was broken off. It goes on about where it was.";
      case MakingState.Running running ->
          running.progress().map(MakingWords::of).orElse("Starting …");
      case MakingState.Failed failed -> failed.reason();
      case MakingState.Made made ->
          quality(made) + made.recording().map(" The recording is kept: %s"::formatted).orElse("");
    };
  }

  /** For the line below all screens; empty where nothing is being made. */
  public static String brief(MakingState state) {
    return state instanceof MakingState.Running running
        ? "%s, %.0f %%".formatted(title(state), 100 * share(running).orElse(0))
        : "";
  }

  /** How much is done, 0..1, once that is known. */
  public static OptionalDouble share(MakingState.Running running) {
    return running.progress().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(running.progress().get().share());
  }

  private static String of(FitLine.Progress progress) {
    String stage = progress.stage();
    String begun = Capital.of(stage);
    return "%s · %.0f %%%s".formatted(begun, 100 * progress.share(), left(progress.secondsLeft()));
  }

  private static String left(OptionalLong seconds) {
    if (seconds.isEmpty()) {
      return "";
    }
    long left = seconds.getAsLong();
    if (left < 50) {
      return " · less than a minute left";
    }
    long minutes = Math.max(1, Math.round(left / 60.0));
    return " · about %d %s left".formatted(minutes, minutes == 1 ? "minute" : "minutes");
  }

  private static String quality(MakingState.Made made) {
    String psnr = made.metrics().getOrDefault("psnr", "");
    return psnr.isEmpty()
        ? "It is among your avatars."
        : "It is among your avatars. On the end of the clip, which it has not learnt from, it agrees with the pictures to %s."
            .formatted(psnr);
  }
}
