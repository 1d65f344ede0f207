package org.understudy.trainer.gan.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.parametric.ArkitExpression;
import org.understudy.trainer.SharedFolder;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.model.IdentityProjection;
import org.understudy.trainer.studio.Workers;

class TemplateBuilderTest {
  private static TemplateBuilder.Built built;

  @BeforeAll
  static void build() throws IOException {
    var folder = SharedFolder.find("makehuman/data");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/makehuman/data");
    MakeHuman data = MakeHuman.open(folder.get());
    try (Workers workers = new Workers(2)) {
      IdentityProjection projection = new IdentityProjection(data, BuiltInModels.read());
      built = new TemplateBuilder(data, projection, 0.25f, workers).build(60, _ -> {});
    }
  }

  @Test
  void codesTellWhereSkinIsBetterThanTheMeanDoes() {
    assertThat(built.heldOutMetres()).isLessThan(0.3 * built.spreadMetres());
  }

  @Test
  void hasASheetForEverythingThatMovesOnItsOwn() {
    for (String name :
        new String[] {"face", "mouth", "lids-left", "eye-right", "teeth-lower", "tongue", "body"}) {
      assertThat(built.template().find(name)).as(name).isPresent();
    }
    assertThat(built.template().find("shell-00")).isPresent();
    assertThat(built.template().find("eye-right").orElseThrow().eye()).isPresent();
  }

  @Test
  void anOpeningJawTakesLowerTeethAndSkinBeforeTheChinAlong() {
    int jaw = ArkitExpression.JAW_OPEN.ordinal();
    TemplateSheet lower = built.template().find("teeth-lower").orElseThrow();
    TemplateSheet upper = built.template().find("teeth-upper").orElseThrow();
    assertThat(lowest(lower.displacements()[jaw])).isLessThan(-0.004f);
    assertThat(lowest(upper.displacements()[jaw])).isGreaterThan(-0.002f);
    TemplateSheet near = built.template().find("shell-00").orElseThrow();
    TemplateSheet far = built.template().find("shell-09").orElseThrow();
    assertThat(lowest(near.displacements()[jaw])).isLessThan(-0.004f);
    assertThat(lowest(far.displacements()[jaw]))
        .isGreaterThan(0.35f * lowest(near.displacements()[jaw]));
  }

  private static float lowest(float[] moves) {
    float lowest = 0;
    for (int i = 1; i < moves.length; i += 3) {
      lowest = Math.min(lowest, moves[i]);
    }
    return lowest;
  }
}
