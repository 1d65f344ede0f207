package org.understudy.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.app.guide.GuideTimes;
import org.understudy.app.making.FakeFit;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.settings.Settings;
import org.understudy.app.settings.SettingsFile;
import org.understudy.app.window.model.DriveQueue;

/** An avatar of somebody, from the wish to the gallery; the sample talk is the camera. */
@NeedsDisplay
@Timeout(240)
class MakingWindowTest {
  private static final String NAME = "somebody-new";
  @TempDir Path folder;

  private void settings() throws Exception {
    CallSettings call =
        CallSettings.USUAL
            .withCamera("synthetic")
            .withLook(CallSettings.USUAL.look().withSize("256").withFramesPerSecond(15));
    new SettingsFile(folder.resolve("settings.json"))
        .write(Settings.USUAL.afterWelcome().withCall(call));
  }

  private WindowRobot open() throws Exception {
    return WindowRobot.open(
        folder,
        DriveQueue.driving(),
        new MakingParts(folder.resolve("data"), FakeFit.launcher(), new GuideTimes(0.25)));
  }

  @AfterEach
  void removeTheAvatar() throws IOException {
    var own = OwnAvatars.current().find(NAME);
    if (own.isPresent()) {
      OwnAvatars.current().remove(own.get());
    }
  }

  private static void agree(WindowRobot robot) throws Exception {
    robot.await("the name", () -> robot.usable("new-name"));
    assertThat(robot.usable("record-now")).isFalse();
    WindowRobot.onFx(
        () -> {
          ((TextField) robot.node("new-name")).setText("Somebody new");
          return true;
        });
    assertThat(robot.usable("record-now")).isFalse();
    assertThat(robot.text("new-problem")).contains("consent");
    robot.click("consent");
    robot.await("consent", () -> ((CheckBox) robot.node("consent")).isSelected());
  }

  private long recordings() throws IOException {
    Path place = folder.resolve("data").resolve("making").resolve("recording");
    if (!Files.isDirectory(place)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.count();
    }
  }

  @Test
  void aGuidedRecordingBecomesTheChosenAvatar() throws Exception {
    settings();
    try (WindowRobot robot = open()) {
      robot.click("avatar-new");
      agree(robot);
      robot.click("record-now");
      robot.await("the mirror", () -> robot.usable("record-start"));
      // watched, and nothing is written
      assertThat(recordings()).isZero();

      // no call while the recorder has the camera
      WindowRobot.onFx(
          () -> {
            robot.window().startCall();
            return true;
          });
      robot.await("the words", () -> robot.notices().contains("A recording has the camera"));

      robot.click("record-start");
      robot.await("the guide", () -> robot.textNow("guide-counter").equals("1 of 9"));
      robot.await("later steps", () -> robot.textNow("guide-counter").startsWith("6 of 9"));
      assertThat(recordings()).isEqualTo(1);
      robot.await("the review", () -> robot.usable("use-recording"));
      assertThat(robot.text("review-summary")).contains("seconds");
      robot.click("use-recording");
      robot.await("the avatar", () -> robot.window().settings().get().call().avatar().equals(NAME));
      robot.await("the words", () -> robot.textNow("making-title").contains("is ready"));
      assertThat(robot.text("making-details")).contains("27.31 dB");
      robot.click("making-close");
    }
    assertThat(OwnAvatars.current().find(NAME)).isPresent();
    assertThat(folder.resolve("data").resolve("making")).doesNotExist();
    assertThat(folder.resolve("data").resolve("recordings")).doesNotExist();
  }

  @Test
  void whatIsCancelledLeavesNothingAndTheCameraIsFree() throws Exception {
    settings();
    try (WindowRobot robot = open()) {
      robot.click("way-avatar");
      robot.click("make-avatar");
      agree(robot);
      robot.click("record-now");
      robot.click("record-start");
      robot.await("the guide", () -> robot.textNow("guide-counter").equals("2 of 9"));
      robot.click("record-cancel");
      robot.click("make-cancel");
      robot.await("nothing left", () -> !Files.exists(folder.resolve("data").resolve("making")));
      robot.click("way-call");
      robot.click("start");
      robot.await("a call", () -> robot.window().previewOfCall().shown() > 2);
      robot.click("way-avatar");
      robot.click("make-avatar");
      agree(robot);
      assertThat(robot.usable("record-now")).isFalse();
      assertThat(robot.text("new-problem")).contains("A call has the camera");
      WindowRobot.onFx(
          () -> {
            robot.window().startCall();
            return true;
          });
      robot.await("the camera", () -> robot.usable("record-now"));
    }
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  private static void makeFrom(WindowRobot robot, Path clip) throws Exception {
    robot.click("way-avatar");
    WindowRobot.onFx(
        () -> {
          robot.window().avatarScreen().newAvatars().begin(clip);
          return true;
        });
    agree(robot);
    robot.click("choose-clip");
  }

  @Test
  void aVideoIsMadeAfterAWindowWasClosedOverIt() throws Exception {
    settings();
    Path clip = Files.writeString(folder.resolve("clip.mp4"), "slow");
    try (WindowRobot robot = open()) {
      makeFrom(robot, clip);
      robot.await("progress", () -> robot.textNow("making-details").contains("Fitting textures"));
      robot.await("below", () -> robot.textNow("making").startsWith("Making “somebody-new”, "));
      robot.click("making-pause");
      robot.await("paused", () -> robot.textNow("making-title").contains("paused"));
    }
    assertThat(OwnAvatars.current().find(NAME)).isEmpty();
    try (WindowRobot robot = open()) {
      robot.await("the words", () -> robot.notices().contains("is not finished"));
      robot.click("way-avatar");
      assertThat(robot.usable("make-avatar")).isFalse();
      robot.click("making-pause");
      robot.await("the end", () -> robot.textNow("making-title").contains("is ready"));
    }
    assertThat(clip).exists();
    assertThat(OwnAvatars.current().find(NAME)).isPresent();
  }

  @Test
  void aClipThatIsNotFitIsTold() throws Exception {
    settings();
    Path clip = Files.writeString(folder.resolve("clip.mp4"), "short");
    try (WindowRobot robot = open()) {
      makeFrom(robot, clip);
      robot.await(
          "the reason", () -> robot.textNow("making-details").contains("film 10 to 60 seconds"));
      robot.click("making-discard");
      robot.await("nothing left", () -> !Files.exists(folder.resolve("data").resolve("making")));
    }
  }
}
