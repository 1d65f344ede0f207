package org.understudy.app.window.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.app.licence.LicenceManifest;
import org.understudy.app.licence.Licensed;
import org.understudy.app.window.model.LicenceList.Group;

class LicenceListTest {
  private static final Licensed ADA =
      new Licensed("avatar", "ada", "comes with the program", "CC0 1.0", "Computed.");
  private static final Licensed EVE =
      new Licensed("avatar", "eve", "your own", Licensed.NOT_STATED, "");
  private static final Licensed FFMPEG =
      new Licensed("library", "FFmpeg", "", "LGPL-3.0-or-later", "Shared libraries");
  private static final LicenceList LIST = new LicenceList(List.of(ADA, EVE, FFMPEG));

  @Test
  void everythingIsShownInGroupsWhereNothingIsLookedFor() {
    assertThat(LIST.find("  "))
        .containsExactly(
            new Group("Avatars", List.of(ADA, EVE)),
            new Group("Libraries and data", List.of(FFMPEG)));
    assertThat(LIST.count(LIST.find(""))).isEqualTo("3 entries");
  }

  @Test
  void everyWordCountsInAnyOrderAndLetters() {
    assertThat(LIST.find("cc0 ADA")).containsExactly(new Group("Avatars", List.of(ADA)));
    assertThat(LIST.count(LIST.find("cc0 ADA"))).isEqualTo("1 of 3");
    assertThat(LIST.find("lgpl")).extracting(Group::title).containsExactly("Libraries and data");
    assertThat(LIST.find("cc0 ffmpeg")).isEmpty();
    assertThat(LIST.count(List.of())).isEqualTo("nothing found");
  }

  @Test
  void whatIsShownOfAnEntryIsWhatItIsItsTermsAndItsSource() {
    assertThat(LicenceList.title(ADA)).isEqualTo("Ada");
    assertThat(LicenceList.title(new Licensed("library", "picocli", "", "MIT", "")))
        .isEqualTo("picocli");
    assertThat(LicenceList.licence(EVE)).isEqualTo("Not stated");
    assertThat(LicenceList.words(ADA).lines())
        .containsExactly(
            "Comes with the program.",
            "No conditions: use, change and pass on as you like.",
            "Computed.");
    assertThat(LicenceList.words(EVE).lines()).hasSize(2).anyMatch(line -> line.contains("ask"));
    assertThat(LicenceList.words(FFMPEG)).endsWith("Shared libraries.");
  }

  @Test
  void theListOfTheProgramIsTheOneOfTheCommand() throws Exception {
    LicenceList list = new LicenceList(LicenceManifest.all());
    List<Group> groups = list.find("");
    assertThat(groups)
        .extracting(Group::title)
        .containsExactly("Avatars", "Models", "Sample", "Libraries and data");
    assertThat(groups.stream().flatMap(group -> group.entries().stream()))
        .containsExactlyElementsOf(LicenceManifest.all());
    assertThat(list.find("face mesh mediapipe")).isNotEmpty();
  }
}
