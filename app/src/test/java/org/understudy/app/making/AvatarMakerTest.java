package org.understudy.app.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.gallery.OwnAvatars;

/** With a program in the fit's place that is a process of its own too. */
@Timeout(120)
class AvatarMakerTest {
  @TempDir Path data;
  private final LinkedBlockingQueue<MakingState> news = new LinkedBlockingQueue<>();
  private final List<AvatarMaker> makers = new ArrayList<>();

  private AvatarMaker maker() {
    AvatarMaker maker =
        new AvatarMaker(
            new MakingFolder(data.resolve("making"), data.resolve("recordings")),
            FakeFit.launcher(),
            avatars(),
            news::add);
    makers.add(maker);
    return maker;
  }

  private OwnAvatars avatars() {
    return new OwnAvatars(data.resolve("avatars"));
  }

  @AfterEach
  void closeAll() {
    makers.forEach(AvatarMaker::close);
  }

  private Path clip(String text) throws IOException {
    return Files.writeString(data.resolve("clip.txt"), text);
  }

  private Path recorded(AvatarMaker maker, String text) throws IOException {
    return Files.writeString(maker.newRecording(), text);
  }

  private MakingState await(Predicate<MakingState> wanted) throws InterruptedException {
    while (true) {
      MakingState next = news.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("news").isNotNull();
      if (wanted.test(Objects.requireNonNull(next))) {
        return next;
      }
    }
  }

  private static Predicate<MakingState> progress(double least) {
    return state ->
        state instanceof MakingState.Running running
            && running.progress().map(p -> p.share() >= least).orElse(false);
  }

  private MakingState.Made made() throws InterruptedException {
    return (MakingState.Made) await(state -> state instanceof MakingState.Made);
  }

  @Test
  void aRecordingBecomesAnAvatarAndIsGone() throws Exception {
    AvatarMaker maker = maker();
    maker.recover();
    Path clip = recorded(maker, "quick");
    maker.start(new FitJob("me", clip, true, false));
    await(progress(0.5));
    MakingState.Made made = made();
    assertThat(made.metrics()).containsEntry("psnr", "27.31 dB");
    assertThat(avatars().find("me")).isPresent();
    assertThat(clip).doesNotExist();
    assertThat(data.resolve("making")).doesNotExist();
    assertThat(data.resolve("recordings")).doesNotExist();
    assertThat(maker.free()).isTrue();
  }

  @Test
  void aRecordingIsKeptWhereThatIsWished() throws Exception {
    AvatarMaker maker = maker();
    maker.start(new FitJob("me", recorded(maker, "quick"), true, true));
    Path kept = Path.of(made().recording().orElseThrow());
    assertThat(kept).isEqualTo(data.resolve("recordings").resolve("me.mp4")).exists();
    assertThat(MakingFolderTest.permissions(kept.getParent())).isEqualTo("rwx------");
    assertThat(MakingFolderTest.permissions(kept)).isEqualTo("rw-------");
  }

  @Test
  void aVideoOfTheUsersOwnStays() throws Exception {
    AvatarMaker maker = maker();
    Path clip = clip("quick");
    maker.start(new FitJob("me", clip, false, false));
    made();
    assertThat(clip).exists();
  }

  @Test
  void whatAWindowLeftGoesOnInTheNext() throws Exception {
    AvatarMaker first = maker();
    first.start(new FitJob("me", recorded(first, "slow"), true, false));
    await(progress(0.2));
    first.close();
    assertThat(avatars().find("me")).isEmpty();

    news.clear();
    AvatarMaker next = maker();
    next.recover();
    assertThat(await(state -> state instanceof MakingState.Interrupted).toString()).contains("me");
    assertThatThrownBy(() -> next.start(new FitJob("you", clip("quick"), false, false)))
        .isInstanceOf(CommandFailure.class);
    next.goOn();
    MakingState.Running resumed = (MakingState.Running) await(progress(0));
    assertThat(resumed.progress().orElseThrow().done()).isGreaterThan(4);
    assertThat(made().metrics()).containsEntry("steps", "20");
    assertThat(avatars().find("me")).isPresent();
  }

  @Test
  void aPausedFitRestsAndGoesOn() throws Exception {
    AvatarMaker maker = maker();
    maker.start(new FitJob("me", clip("slow"), false, false));
    await(progress(0.1));
    maker.setPaused(true);
    MakingState.Running paused =
        (MakingState.Running)
            await(state -> state instanceof MakingState.Running running && running.paused());
    assertThat(paused.progress()).isPresent();
    Thread.sleep(600);
    long said = news.stream().filter(state -> state instanceof MakingState.Running).count();
    assertThat(said).isLessThan(2);
    maker.setPaused(false);
    await(progress(0.5));
    maker.setPaused(true);
    maker.discard();
    assertThat(data.resolve("making")).doesNotExist();
    assertThat(maker.state()).isEqualTo(new MakingState.Idle());
  }

  @Test
  void whatIsDiscardedLeavesNothing() throws Exception {
    AvatarMaker maker = maker();
    maker.start(new FitJob("me", recorded(maker, "slow"), true, true));
    await(progress(0.1));
    maker.discard();
    assertThat(data.resolve("making")).doesNotExist();
    assertThat(data.resolve("recordings")).doesNotExist();
    assertThat(avatars().list()).isEmpty();
    Thread.sleep(300);
    assertThat(maker.state()).isEqualTo(new MakingState.Idle());
  }

  @Test
  void anUnfitClipIsToldInPlainWords() throws Exception {
    AvatarMaker maker = maker();
    maker.start(new FitJob("me", clip("short"), false, false));
    MakingState.Failed failed =
        (MakingState.Failed) await(state -> state instanceof MakingState.Failed);
    assertThat(failed.reason())
        .isEqualTo(
            "The clip is not fit for an avatar: length (3.1 s). Film again: film 10 to 60 seconds.");
    assertThat(failed.mayGoOn()).isFalse();
    maker.goOn();
    assertThat(maker.state()).isEqualTo(failed);
    maker.discard();
    assertThat(data.resolve("making")).doesNotExist();
  }

  @Test
  void aFullDiskIsToldAndTheWorkGoesOnLater() throws Exception {
    AvatarMaker maker = maker();
    Path clip = clip("full");
    maker.start(new FitJob("me", clip, false, false));
    MakingState.Failed failed =
        (MakingState.Failed) await(state -> state instanceof MakingState.Failed);
    assertThat(failed.reason()).contains("disk is full");
    assertThat(failed.mayGoOn()).isTrue();
    Files.writeString(clip, "quick");
    maker.goOn();
    made();
  }

  @Test
  void aFitThatCannotBeStartedIsTold() throws Exception {
    AvatarMaker maker =
        new AvatarMaker(
            new MakingFolder(data.resolve("making"), data.resolve("recordings")),
            new FitLauncher(List.of("/nowhere/understudy"), List.of()),
            avatars(),
            news::add);
    makers.add(maker);
    assertThatThrownBy(() -> maker.start(new FitJob("me", clip("quick"), false, false)))
        .isInstanceOf(IOException.class);
    assertThat(((MakingState.Failed) maker.state()).mayGoOn()).isTrue();
  }

  @Test
  void whatWasDoneBeforeItsWindowKnewIsTakenIn() throws Exception {
    FitJob job = new FitJob("me", clip("slow"), false, false);
    try (MakingFolder folder =
            new MakingFolder(data.resolve("making"), data.resolve("recordings"));
        InputStream avatar =
            Objects.requireNonNull(
                getClass().getResourceAsStream("/org/understudy/assets/avatars/ada.avatar"))) {
      folder.keep(job);
      Files.copy(avatar, folder.result(job));
    }
    AvatarMaker maker = maker();
    maker.recover();
    maker.goOn();
    assertThat(maker.state()).isInstanceOf(MakingState.Made.class);
    assertThat(avatars().find("me")).isPresent();
  }

  @Test
  void halfAnAvatarIsMadeAnew() throws Exception {
    FitJob job = new FitJob("me", clip("quick"), false, false);
    try (MakingFolder folder =
        new MakingFolder(data.resolve("making"), data.resolve("recordings"))) {
      folder.keep(job);
      Files.writeString(folder.result(job), "half");
    }
    AvatarMaker maker = maker();
    maker.recover();
    maker.goOn();
    made();
    assertThat(avatars().find("me")).isPresent();
  }

  @Test
  void aNameThatWasTakenMeanwhileCostsNoWork() throws Exception {
    AvatarMaker maker = maker();
    maker.start(new FitJob("me", clip("slow"), false, false));
    await(progress(0.5));
    Files.createDirectories(data.resolve("avatars"));
    Path other = Files.writeString(data.resolve("avatars").resolve("me.avatar"), "another");
    MakingState.Failed failed =
        (MakingState.Failed) await(state -> state instanceof MakingState.Failed);
    assertThat(failed.reason()).contains("me");
    Files.delete(other);
    maker.goOn();
    assertThat(maker.state()).isInstanceOf(MakingState.Made.class);
  }

  @Test
  void aRecordingThatIsNotUsedIsGone() throws Exception {
    AvatarMaker maker = maker();
    Path first = recorded(maker, "one");
    Path second = recorded(maker, "two");
    assertThat(first).doesNotExist();
    assertThat(second).exists();
    maker.dropRecording();
    assertThat(data.resolve("making")).doesNotExist();
  }
}
