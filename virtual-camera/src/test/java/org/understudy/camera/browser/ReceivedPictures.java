package org.understudy.camera.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.understudy.camera.LiveFormat;
import tools.jackson.databind.JsonNode;

/** What {@code gather} of {@code client.js} returned. */
record ReceivedPictures(List<Picture> pictures) {
  /**
   * A picture.
   *
   * @param milliseconds when it was decoded, on the page's clock
   * @param width pixels
   * @param height pixels
   * @param counter the number drawn into it
   */
  record Picture(int milliseconds, int width, int height, int counter) {}

  static ReceivedPictures of(JsonNode gathered) {
    List<Picture> pictures = new ArrayList<>();
    for (JsonNode one : gathered) {
      pictures.add(
          new Picture(
              one.path(0).asInt(), one.path(1).asInt(), one.path(2).asInt(), one.path(3).asInt()));
    }
    return new ReceivedPictures(pictures);
  }

  double perSecond() {
    int span = pictures.getLast().milliseconds - pictures.getFirst().milliseconds;
    return 1000.0 * (pictures.size() - 1) / span;
  }

  List<Integer> counters() {
    return pictures.stream().map(Picture::counter).toList();
  }

  /** For people. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "%dx%d, %.1f pictures per second, %d of %d numbers seen",
        pictures.getLast().width,
        pictures.getLast().height,
        perSecond(),
        counters().stream().distinct().count(),
        counters().getLast() - counters().getFirst() + 1);
  }

  /** All are of one size, readable and in order; returns this. */
  ReceivedPictures requireInOrder(LiveFormat format) {
    assertThat(pictures).hasSizeGreaterThan(1);
    assertThat(pictures)
        .allSatisfy(
            picture -> {
              assertThat(picture.width).isEqualTo(format.width());
              assertThat(picture.height).isEqualTo(format.height());
              assertThat(picture.counter).isPositive();
            });
    assertThat(counters()).isSorted();
    return this;
  }
}
