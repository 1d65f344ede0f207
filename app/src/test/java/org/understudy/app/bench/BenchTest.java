package org.understudy.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.console.SilentProgress;
import org.understudy.app.talk.AvatarClip;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.tracking.detect.LandmarkSettings;

class BenchTest {
  @TempDir Path folder;

  @Test
  void suitesAreChosenByName() {
    assertThat(BenchSuite.parse(List.of())).containsExactly(BenchSuite.values());
    assertThat(BenchSuite.parse(List.of("startup", "Chain")))
        .containsExactly(BenchSuite.CHAIN, BenchSuite.STARTUP);
    assertThatThrownBy(() -> BenchSuite.parse(List.of("chains")))
        .hasMessageContaining("chain, live, backends, growth, startup");
  }

  @Test
  void aTalkIsTrackedOnceAndDrawn() throws Exception {
    Path talk = AvatarClip.speaking(folder.resolve("talk.mp4"), AvatarClip.regular(12));
    Path work = Files.createDirectory(folder.resolve("work"));
    PictureShape shape = PictureShape.square(64);
    BenchInput input =
        new BenchInput(
            talk,
            "talk",
            List.of(shape),
            shape,
            new TrackingOptions(LandmarkSettings.DEFAULT, OptionalDouble.empty()),
            List.of("--light", "warm"),
            List.of(),
            work,
            () -> AvatarGallery.load(AvatarGallery.USUAL),
            BackendSuiteTest.TINY);
    Bench bench = new Bench(input, EnumSet.of(BenchSuite.BACKENDS));
    List<FigureTable> tables = new ArrayList<>();
    BenchOutcome outcome = bench.run((task, seconds) -> new SilentProgress(), tables::add);
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.figures()).containsOnlyKeys("backends");
    assertThat(tables).hasSize(1);
    try (Stream<Path> files = Files.list(work)) {
      assertThat(files).isEmpty();
    }
    BenchEntry entry =
        BenchEntry.of(Instant.EPOCH, "tiny", Optional.empty(), bench.settings("ada"), outcome);
    assertThat(BenchEntry.parse(entry.line()).label()).isEqualTo("tiny");
    assertThat(entry.settings().path("options").asString()).isEqualTo("--light");
    assertThat(entry.figures().at("/backends/64/scalar/frame/p95Milliseconds").isNumber()).isTrue();
    assertThat(entry.line()).doesNotContain(folder.toString());
  }

  @Test
  void aSuiteThatFailsTakesNothingFromTheOthers() throws Exception {
    Path talk = AvatarClip.speaking(folder.resolve("talk.mp4"), AvatarClip.regular(12));
    PictureShape shape = PictureShape.square(64);
    AtomicInteger loads = new AtomicInteger();
    BenchInput input =
        new BenchInput(
            talk,
            "talk",
            List.of(shape),
            shape,
            new TrackingOptions(LandmarkSettings.DEFAULT, OptionalDouble.empty()),
            List.of(),
            List.of(),
            folder,
            () -> {
              if (loads.getAndIncrement() == 0) {
                throw new IOException("the disk is away");
              }
              return AvatarGallery.load(AvatarGallery.USUAL);
            },
            BackendSuiteTest.TINY);
    Bench bench = new Bench(input, EnumSet.of(BenchSuite.BACKENDS, BenchSuite.GROWTH));
    List<FigureTable> tables = new ArrayList<>();
    BenchOutcome outcome = bench.run((task, seconds) -> new SilentProgress(), tables::add);
    assertThat(outcome.figures()).containsOnlyKeys("growth");
    assertThat(outcome.failures()).containsExactly(Map.entry("backends", "the disk is away"));
    assertThat(tables).isNotEmpty();
    BenchEntry entry =
        BenchEntry.of(Instant.EPOCH, "half", Optional.empty(), bench.settings("ada"), outcome);
    assertThat(BenchEntry.parse(entry.line()).failed()).containsExactly("backends");
  }

  @Test
  void sheetsAreTakenFromAllOver() throws Exception {
    var sheets = AvatarGallery.load(AvatarGallery.USUAL).sheets();
    assertThat(GrowthSuite.some(sheets, 100)).isEqualTo(sheets);
    assertThat(GrowthSuite.some(sheets, 50)).hasSize(sheets.size() / 2).contains(sheets.get(1));
    assertThat(GrowthSuite.some(sheets, 1)).hasSize(1);
  }

  @Test
  void mediansAreTheMiddle() {
    assertThat(Figures.median(3, 1, 2)).isEqualTo(2);
    assertThat(Figures.median(4, 1, 2, 3)).isEqualTo(2.5);
    assertThat(Figures.rounded(1.23456)).isEqualTo(1.2346);
  }
}
