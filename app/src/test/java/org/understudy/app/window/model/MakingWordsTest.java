package org.understudy.app.window.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.app.making.FitJob;
import org.understudy.app.making.FitLine;
import org.understudy.app.making.MakingState;

class MakingWordsTest {
  private static final FitJob JOB = new FitJob("me", Path.of("me.mp4"), false, false);
  @TempDir Path folder;

  private static MakingState running(double share, OptionalLong left, boolean paused) {
    return new MakingState.Running(
        JOB, Optional.of(new FitLine.Progress("fitting textures", 1, 2, share, left)), paused);
  }

  @Test
  void progressIsToldWithTheTimeLeft() {
    MakingState state = running(0.41, OptionalLong.of(170), false);
    assertThat(MakingWords.title(state)).isEqualTo("Making “me”");
    assertThat(MakingWords.details(state))
        .isEqualTo("Fitting textures · 41 % · about 3 minutes left");
    assertThat(MakingWords.brief(state)).isEqualTo("Making “me”, 41 %");
    assertThat(MakingWords.details(running(0.9, OptionalLong.of(20), false)))
        .endsWith("less than a minute left");
    assertThat(MakingWords.details(running(0.1, OptionalLong.of(65), false)))
        .endsWith("about 1 minute left");
    assertThat(MakingWords.title(running(0.1, OptionalLong.empty(), true)))
        .isEqualTo("“me” is paused");
    assertThat(MakingWords.details(new MakingState.Running(JOB, Optional.empty(), false)))
        .isEqualTo("Starting …");
  }

  @Test
  void theEndIsTold() {
    MakingState made =
        new MakingState.Made("me", Map.of("psnr", "27.31 dB"), Optional.of("/kept/me.mp4"));
    assertThat(MakingWords.title(made)).isEqualTo("“me” is ready");
    assertThat(MakingWords.details(made)).contains("27.31 dB").endsWith("/kept/me.mp4");
    assertThat(MakingWords.brief(made)).isEmpty();
    assertThat(MakingWords.details(new MakingState.Failed(JOB, "The disk is full.", true)))
        .isEqualTo("The disk is full.");
    assertThat(MakingWords.title(new MakingState.Interrupted(JOB)))
        .isEqualTo("“me” is not finished");
  }

  @Test
  void namesAreMadeFit() {
    assertThat(NewAvatarName.of(" Clara B. ")).isEqualTo("clara-b");
    assertThat(NewAvatarName.of("…")).isEmpty();
    assertThat(NewAvatarName.of("x".repeat(60))).hasSize(40);
    OwnAvatars none = new OwnAvatars(folder);
    assertThat(NewAvatarName.problem("me", none)).isEmpty();
    assertThat(NewAvatarName.problem("", none)).isPresent();
    assertThat(NewAvatarName.problem("ada", none).orElseThrow()).contains("already");
  }
}
