package org.understudy.avatar.generator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorManifestTest {
  private static void check(String json) throws IOException {
    GeneratorManifest.check(
        () -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "x, manifest.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"licence\":\"CC0 1.0\"}",
        "{\"version\":1}",
        "{\"data\":{\"version\":9},\"list\":[{\"version\":9}],\"version\":1}"
      })
  void whatIsOfTheFirstVersionIsRead(String json) {
    assertThatCode(() -> check(json)).doesNotThrowAnyException();
  }

  @Test
  void aFolderWithoutOneIsOfTheFirstVersion() {
    assertThatCode(
            () ->
                GeneratorManifest.check(
                    () -> {
                      throw new FileNotFoundException("x");
                    },
                    "x"))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                GeneratorManifest.check(
                    () -> {
                      throw new NoSuchFileException("x");
                    },
                    "x"))
        .doesNotThrowAnyException();
  }

  @Test
  void aNewerOneIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> check("{\"version\":2}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x, manifest.json: it is of version 2, written by a newer Understudy")
        .hasMessageContaining("update it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"version\":\"2\"}", "{\"version\":0}", "{\"version\":[2]}"})
  void whatIsNoVersionIsRefused(String json) {
    assertThatThrownBy(() -> check(json)).hasMessageContaining("this program reads 1 to 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{\"a\":", "x"})
  void whatIsNoObjectIsRefused(String json) {
    assertThatThrownBy(() -> check(json))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x, manifest.json");
  }
}
