package org.understudy.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.calibration.CalibrationTask;
import org.understudy.app.calibration.ResponseCurve;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.settings.Settings;
import org.understudy.app.settings.SettingsFile;
import org.understudy.app.window.model.DriveQueue;
import org.understudy.app.window.model.DriveWork;
import org.understudy.parametric.ArkitExpression;

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
  void aClosedWindowIsLetGo() throws Exception {
    settings(synthetic());
    WeakReference<UnderstudyWindow> window;
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("way-avatar");
      robot.click("way-call");
      window = new WeakReference<>(robot.window());
    }
    for (int i = 0; i < 100 && window.get() != null; i++) {
      System.gc();
      Thread.sleep(100);
    }
    assertThat(window.get()).isNull();
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
  void theMarkThatIsTickedReachesTheOutputsOfACallAtOnce() throws Exception {
    Path output = folder.resolve("output.y4m");
    settings(synthetic().withSinks(List.of("y4m-live:" + output)));
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("start");
      robot.await("pictures", () -> robot.window().previewOfCall().shown() > 5);
      robot.await("a face", () -> robot.textNow("status").equals("Face found"));
      assertThat(brightestInCorner(output)).isBetween(1, 200);
      robot.click("way-settings");
      robot.click("mark");
      robot.await("the mark's letters", () -> brightestInCorner(output) > 215);
      robot.click("mark");
      robot.await("no mark", () -> brightestInCorner(output) < 200);
    }
    assertThat(file().read().settings().call().look().marked()).isFalse();
  }

  /** The luma, 16..235, of the brightest pixel at the lower left of a picture of 256. */
  private static int brightestInCorner(Path y4m) throws Exception {
    byte[] bytes = Files.readAllBytes(y4m);
    int luma = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("FRAME\n") + 6;
    int brightest = 0;
    for (int y = 230; y < 256; y++) {
      for (int x = 0; x < 80; x++) {
        brightest = Math.max(brightest, bytes[luma + 256 * y + x] & 0xff);
      }
    }
    return brightest;
  }

  @Test
  void licencesAreFoundWithTheKeyboardAndLeft() throws Exception {
    settings(synthetic());
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("way-settings");
      robot.click("licences");
      robot.await("the list", () -> robot.textNow("licence-count").endsWith(" entries"));
      robot.await("an avatar", () -> robot.screenText().contains("No conditions: "));
      robot.click("licence-search");
      robot.type(KeyCode.M);
      robot.type(KeyCode.E);
      robot.type(KeyCode.I);
      robot.await("fewer", () -> robot.textNow("licence-count").contains(" of "));
      robot.type(KeyCode.DOWN);
      robot.await("an entry", () -> robot.focused("licence-entry"));
      robot.type(KeyCode.UP);
      robot.await("the search", () -> !robot.focused("licence-entry"));
      robot.type(KeyCode.ESCAPE);
      robot.await("the settings", () -> robot.usable("licences"));
    }
  }

  @Test
  void aNewersSettingsAreToldAndStay() throws Exception {
    String newer = "{\"version\":7}";
    Files.writeString(folder.resolve("settings.json"), newer);
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.await("the words", () -> robot.notices().contains("settings.version-1.json"));
      robot.click("understood");
      robot.await("own", () -> Files.exists(folder.resolve("settings.version-1.json")));
    }
    assertThat(folder.resolve("settings.json")).hasContent(newer);
  }

  @Test
  void aCalibrationIsMadeSeenAndUndone() throws Exception {
    settings(synthetic());
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("way-calibrate");
      robot.click("calibrate");
      robot.await("cancel", () -> robot.textNow("calibrate").equals("Cancel"));
      for (CalibrationTask task : CalibrationTask.all()) {
        robot.await(task.title(), () -> robot.textNow("calibration-task").equals(task.title()));
      }
      robot.await("the result", () -> !robot.window().settings().get().calibration().isNone());
      robot.await("the end of the call", () -> robot.textNow("status").equals("No call"));

      robot.await("before", () -> robot.picturesNow("comparison-without") > 3);
      robot.await("now", () -> robot.picturesNow("comparison-with") > 3);
      robot.await("another task", () -> robot.textNow("comparison-task").equals("Smile"));
      robot.click("play-comparison");
      robot.click("comparison-place");
      robot.await(
          "the middle",
          () ->
              robot.textNow("comparison-task").equals("Open mouth")
                  || robot.textNow("comparison-task").equals("Raise brows"));

      robot.click("undo-calibration");
      robot.await("undone", () -> robot.window().settings().get().calibration().isNone());
    }
    assertThat(file().read().settings().calibration().isNone()).isTrue();
  }

  @Test
  void aResponseCurveIsBentWithTheKeyboardAndUndone() throws Exception {
    settings(synthetic());
    try (WindowRobot robot = open(DriveQueue.driving())) {
      robot.click("way-calibrate");
      robot.click("advanced-curves");
      robot.click("curve-add");
      robot.await("the point", () -> robot.textNow("curve-point").contains("2 of 3: 0.50"));
      robot.type(KeyCode.UP);
      robot.type(KeyCode.UP);
      robot.type(KeyCode.LEFT);
      robot.await("moved", () -> robot.textNow("curve-point").endsWith("0.48 becomes 0.54"));
      robot.await("kept", () -> smile(robot.window().settings().get()).points().size() == 3);
      ResponseCurve bent = ResponseCurve.IDENTITY.with(0.48, 0.54);
      robot.await("kept", () -> smile(robot.window().settings().get()).equals(bent));
      assertThat(smile(file().read().settings())).isEqualTo(bent);

      robot.type(KeyCode.PAGE_UP);
      robot.await("the end", () -> robot.textNow("curve-point").contains("3 of 3"));
      robot.click("undo-calibration");
      robot.click("undo-calibration");
      robot.await("undone", () -> robot.window().settings().get().calibration().isNone());
    }
    assertThat(file().read().settings().calibration().isNone()).isTrue();
  }

  private static ResponseCurve smile(Settings settings) {
    return settings.calibration().curves().of(ArkitExpression.MOUTH_SMILE_LEFT);
  }

  @Test
  void videosAreQueuedPausedFinishedAndCancelled() throws Exception {
    settings(synthetic());
    List<File> talks =
        List.of(
            Files.createFile(folder.resolve("first.mp4")).toFile(),
            Files.createFile(folder.resolve("second.mp4")).toFile());
    Semaphore frames = new Semaphore(0);
    DriveWork work =
        (item, beside, maker) -> {
          try (var progress = maker.start("Driving", 10)) {
            for (int frame = 1; frame <= 10; frame++) {
              frames.acquire();
              progress.at(frame);
            }
          }
          return "ten pictures";
        };
    try (WindowRobot robot = open(work)) {
      robot.click("way-videos");
      WindowRobot.onFx(
          () -> {
            robot.window().videosScreen().add(talks);
            return true;
          });
      robot.await("the second", () -> robot.screenText().contains("Waiting, with Ada"));
      frames.release(3);
      robot.await("progress", () -> robot.screenText().contains("frame 3 of 10"));
      robot.click("pause");
      robot.await("paused", () -> robot.screenText().contains("Paused at frame 3 of 10"));
      robot.click("pause");
      robot.await("going on", () -> !robot.screenText().contains("Paused at"));
      frames.release(7);
      robot.await("finished", () -> robot.screenText().contains("Done: ten pictures"));
      frames.release(2);
      robot.await("the second's", () -> robot.screenText().contains("frame 2 of 10"));
      robot.click("cancel-1");
      robot.await("cancelled", () -> robot.screenText().contains("nothing was written"));
      robot.click("clear-finished");
      robot.await("empty", () -> robot.screenText().contains("The queue is empty"));
    }
  }
}
