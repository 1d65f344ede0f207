package org.understudy.parametric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArkitExpressionTest {
  @Test
  void thereAre52FromBrowDownLeftToTongueOut() {
    assertThat(ArkitExpression.all()).hasSize(ArkitExpression.COUNT);
    assertThat(ArkitExpression.all().getFirst().arkitName()).isEqualTo("browDownLeft");
    assertThat(ArkitExpression.all().getLast().arkitName()).isEqualTo("tongueOut");
  }

  @Test
  void mirroringTwiceIsTheShapeItself() {
    for (ArkitExpression e : ArkitExpression.all()) {
      assertThat(e.mirrored().mirrored()).isEqualTo(e);
    }
    assertThat(ArkitExpression.JAW_LEFT.mirrored()).isEqualTo(ArkitExpression.JAW_RIGHT);
  }

  @Test
  void namesAreFoundAgain() {
    assertThat(ArkitExpression.byName("eyeLookInRight"))
        .contains(ArkitExpression.EYE_LOOK_IN_RIGHT);
    assertThat(ArkitExpression.byName("smile")).isEmpty();
  }
}
