package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkLettersTest {
  @ParameterizedTest
  @ValueSource(doubles = {9, 18.3, 73})
  void theyFillTheLineTheySayTheyDo(double letters) {
    Rectangle2D bounds = MarkLetters.synthetic(letters).getBounds2D();
    assertThat(bounds.getMinX()).isCloseTo(0, within(0.01 * letters));
    assertThat(bounds.getWidth()).isBetween(4 * letters, 6 * letters);
    assertThat(-bounds.getMinY()).isCloseTo(MarkLetters.ASCENT * letters, within(0.1 * letters));
    assertThat(bounds.getMaxY()).isCloseTo(MarkLetters.DESCENT * letters, within(0.1 * letters));
  }
}
