package org.understudy.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.settings.Settings;
import org.understudy.app.settings.SettingsFile;
import org.understudy.app.window.model.DriveQueue;
import org.understudy.app.window.model.DriveWork;

/** The window as people use it, over the sample talk. */
@NeedsDisplay
@Timeout(180)
class WindowTest {
  @TempDir Path folder;

  private SettingsFile file() {
    return new SettingsFile(folder.resolve("settings.json"));
  }

  private void settings(CallSettings call) throws Exception {
    file().write(Settings.USUAL.afterWelcome().withCall(call));
  }

  private static CallSettings synthetic() {
    return CallSettings.USUAL
        .withCamera("synthetic")
        .withLook(CallSettings.USUAL.look().withSize("256").withFramesPerSecond(15));
  }

  private WindowRobot open(DriveWork videos) throws Exception {
    return WindowRobot.open(folder, videos);
  }

  @Test
  void theFirstStartIsExplainedOnce() throws Exception {
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("understood");
      robot.await("the settings", () -> robot.window().settings().get().welcomed());
      robot.await("the window behind", () -> robot.usable("start"));
    }
    assertThat(file().read().settings().welcomed()).isTrue();
  }

  @Test
  void aCallIsStartedChangedAndLeft() throws Exception {
    settings(synthetic());
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("start");
      robot.await("pictures", () -> robot.window().previewOfCall().shown() > 5);
      assertThat(robot.text("start")).isEqualTo("Stop");
      robot.await("a face", () -> robot.textNow("status").equals("Face found"));
      assertThat(robot.text("figures")).contains("frames a second", "ms delay", "dropped");

      robot.click("avatar-ines");
      robot.await(
          "the choice", () -> robot.window().settings().get().call().avatar().equals("ines"));
      long shown = robot.window().previewOfCall().shown();
      robot.await("more pictures", () -> robot.window().previewOfCall().shown() > shown + 5);

      robot.type(KeyCode.F9);
      robot.await("away", () -> robot.textNow("status").startsWith("Away"));
      robot.type(KeyCode.F9);
      robot.await("back", () -> robot.textNow("status").equals("Face found"));
      robot.type(KeyCode.F8);
      robot.await("no self-view", () -> !robot.window().settings().get().selfView());

      robot.click("start");
      robot.await("the end", () -> robot.textNow("start").equals("Start"));
      assertThat(robot.text("status")).isEqualTo("No call");
    }
    Settings kept = file().read().settings();
    assertThat(kept.call().avatar()).isEqualTo("ines");
    assertThat(kept.selfView()).isFalse();
  }

  @Test
  void aCameraThatIsNotThereIsToldAndTheWindowGoesOn() throws Exception {
    settings(synthetic().withCamera("/nowhere/talk.mp4"));
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("start");
      robot.await("the words", () -> robot.notices().contains("/nowhere/talk.mp4"));
      robot.await("the end", () -> robot.textNow("start").equals("Start"));
    }
  }

  @Test
  void theMicrophoneIsOffAndCanBeTurnedOffWhereItIsOn() throws Exception {
    settings(synthetic().withMicrophone("delayed:80"));
    try (WindowRobot robot = open(DriveQueue.driving())) {
      assertThat(CallSettings.USUAL.microphone()).isEqualTo("off");
      robot.click("way-settings");
      robot.click("microphone");
      robot.await(
          "the setting", () -> robot.window().settings().get().call().microphone().equals("off"));
    }
    assertThat(file().read().settings().call().microphone()).isEqualTo("off");
  }

  @Test
  void damagedSettingsAreToldAndTheWindowOpens() throws Exception {
    Files.writeString(folder.resolve("settings.json"), "{\"version\":1,\"theme\":");
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.await("the words", () -> robot.notices().contains("settings.json.damaged"));
      robot.click("understood");
      robot.await("new settings", () -> Files.exists(folder.resolve("settings.json")));
    }
    assertThat(folder.resolve("settings.json.damaged")).exists();
    assertThat(file().read().notice()).isEmpty();
  }

  @Test
  void everyScreenOpens() throws Exception {
    settings(synthetic());
    try (WindowRobot robot = open(DriveQueue.driving())) {
      for (String[] screen :
          new String[][] {
            {"avatar", "rest"},
            {"calibrate", "calibrate"},
            {"videos", "add-videos"},
            {"diagnostics", "copy-report"},
            {"settings", "theme"},
            {"call", "start"}
          }) {
        robot.click("way-" + screen[0]);
        robot.await(screen[0], () -> robot.usable(screen[1]));
      }
    }
  }

  @Test
  void aCalibrationIsMadeAndUndone() throws Exception {
    settings(synthetic());
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("way-calibrate");
      robot.click("calibrate");
      robot.await("cancel", () -> robot.textNow("calibrate").equals("Cancel"));
      robot.await("the first task", () -> robot.textNow("status").equals("Face found"));
      robot.await("the result", () -> !robot.window().settings().get().calibration().isNone());
      robot.await("the end of the call", () -> robot.textNow("status").equals("No call"));
      robot.click("undo-calibration");
      robot.await("undone", () -> robot.window().settings().get().calibration().isNone());
    }
  }

  @Test
  void videosAreQueuedPausedAndCancelled() throws Exception {
    settings(synthetic());
    File talk = Files.createFile(folder.resolve("talk.mp4")).toFile();
    CountDownLatch begun = new CountDownLatch(1);
    DriveWork work =
        (item, beside, maker) -> {
          try (var progress = maker.start("Driving", 100)) {
            for (int frame = 1; frame <= 100; frame++) {
              progress.at(frame);
              begun.countDown();
              Thread.sleep(100);
            }
          }
          return "written";
        };
    try (WindowRobot robot = open(work)) {
      robot.click("way-videos");
      WindowRobot.onFx(
          () -> {
            robot.window().videosScreen().add(List.of(talk));
            return true;
          });
      begun.await();
      robot.await("the row", () -> robot.screenText().contains("frame "));
      robot.click("pause");
      robot.await("paused", () -> robot.screenText().contains("Paused at frame"));
      robot.click("pause");
      robot.await("going on", () -> !robot.screenText().contains("Paused at frame"));
      robot.click("cancel-0");
      robot.await("cancelled", () -> robot.screenText().contains("nothing was written"));
      robot.click("clear-finished");
      robot.await("empty", () -> robot.screenText().contains("The queue is empty"));
    }
  }
}
