package org.understudy.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.app.settings.Settings;
import org.understudy.app.settings.SettingsFile;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.window.model.DriveQueue;

/** A person who does not exist, from the wish to the gallery. */
@NeedsDisplay
@Timeout(180)
class NewPersonWindowTest {
  private static final String NAME = "nobody-real";
  @TempDir Path folder;

  private WindowRobot open() throws Exception {
    new SettingsFile(folder.resolve("settings.json")).write(Settings.USUAL.afterWelcome());
    WindowRobot robot = WindowRobot.open(folder, DriveQueue.driving());
    robot.click("way-avatar");
    robot.click("new-person");
    robot.await("a person", () -> robot.usable("another-person"));
    return robot;
  }

  @AfterEach
  void removeTheAvatar() throws IOException {
    var own = OwnAvatars.current().find(NAME);
    if (own.isPresent()) {
      OwnAvatars.current().remove(own.get());
    }
  }

  @Test
  void somebodyIsMadeUpNamedAndKept() throws Exception {
    try (WindowRobot robot = open()) {
      assertThat(robot.usable("keep-person")).isFalse();
      robot.click("another-person");
      robot.await("another", () -> robot.usable("another-person"));
      WindowRobot.onFx(
          () -> {
            ((TextField) robot.node("person-name")).setText("Nobody real");
            return true;
          });
      robot.click("keep-person");
      robot.await("the avatar", () -> robot.window().settings().get().call().avatar().equals(NAME));
      robot.await("the screen before", () -> robot.usable("new-person"));
    }
    assertThat(AvatarGallery.load(NAME).metadata())
        .containsEntry("person", "made up: drawn from a generator, no one real");
  }

  @Test
  void aNameThatIsTakenIsNotHadAndNothingIsLeft() throws Exception {
    try (WindowRobot robot = open()) {
      WindowRobot.onFx(
          () -> {
            ((TextField) robot.node("person-name")).setText("ada");
            return true;
          });
      assertThat(robot.usable("keep-person")).isFalse();
      assertThat(robot.text("person-problem")).contains("There is an avatar “ada” already");
      robot.click("person-cancel");
      robot.await("the screen before", () -> robot.usable("new-person"));
    }
    assertThat(OwnAvatars.current().find(NAME)).isEmpty();
  }
}
