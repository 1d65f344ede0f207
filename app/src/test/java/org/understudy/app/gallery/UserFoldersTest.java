package org.understudy.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  private static final Path HOME = Path.of("/home/me");

  private static Path avatars(Map<String, String> environment, String system) {
    return UserFolders.of(environment, system, HOME).avatars();
  }

  @Test
  void followsTheCustomsOfEachSystem() {
    assertThat(avatars(Map.of(), "Linux"))
        .isEqualTo(HOME.resolve(".local/share/understudy/avatars"));
    assertThat(avatars(Map.of("XDG_DATA_HOME", "/data/me"), "Linux"))
        .isEqualTo(Path.of("/data/me/understudy/avatars"));
    assertThat(avatars(Map.of(), "Mac OS X"))
        .isEqualTo(HOME.resolve("Library/Application Support/understudy/avatars"));
    assertThat(avatars(Map.of("LOCALAPPDATA", "/c/me/Local"), "Windows 11"))
        .isEqualTo(Path.of("/c/me/Local/understudy/avatars"));
    assertThat(avatars(Map.of(), "Windows 11"))
        .isEqualTo(HOME.resolve("AppData/Local/understudy/avatars"));
  }

  @Test
  void aRelativeXdgFolderCountsAsNotSet() {
    assertThat(avatars(Map.of("XDG_DATA_HOME", "data"), "Linux"))
        .isEqualTo(HOME.resolve(".local/share/understudy/avatars"));
    assertThat(avatars(Map.of("XDG_DATA_HOME", ""), "Linux"))
        .isEqualTo(HOME.resolve(".local/share/understudy/avatars"));
  }

  @Test
  void theOwnVariableGoesFirst() {
    for (String system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
      Map<String, String> environment =
          Map.of("UNDERSTUDY_DATA", "/mine", "XDG_DATA_HOME", "/data", "LOCALAPPDATA", "/local");
      assertThat(avatars(environment, system)).isEqualTo(Path.of("/mine/avatars"));
    }
  }

  @Test
  void settingsFollowTheCustomsToo() {
    assertThat(UserFolders.of(Map.of(), "Linux", HOME).config())
        .isEqualTo(HOME.resolve(".config/understudy"));
    assertThat(UserFolders.of(Map.of("XDG_CONFIG_HOME", "/cfg"), "Linux", HOME).config())
        .isEqualTo(Path.of("/cfg/understudy"));
    assertThat(UserFolders.of(Map.of("XDG_CONFIG_HOME", "cfg"), "Linux", HOME).config())
        .isEqualTo(HOME.resolve(".config/understudy"));
    assertThat(UserFolders.of(Map.of(), "Mac OS X", HOME).config())
        .isEqualTo(HOME.resolve("Library/Application Support/understudy"));
    assertThat(UserFolders.of(Map.of("APPDATA", "/c/me/Roaming"), "Windows 11", HOME).config())
        .isEqualTo(Path.of("/c/me/Roaming/understudy"));
    assertThat(UserFolders.of(Map.of("UNDERSTUDY_CONFIG", "/mine"), "Linux", HOME).config())
        .isEqualTo(Path.of("/mine"));
  }
}
