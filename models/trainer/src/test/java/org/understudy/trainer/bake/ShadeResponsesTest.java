package org.understudy.trainer.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.ShadingFeature;
import org.understudy.trainer.SharedFolder;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.studio.GalleryPeople;
import org.understudy.trainer.studio.LightRig;
import org.understudy.trainer.studio.Studio;
import org.understudy.trainer.studio.StudioCharacter;
import org.understudy.trainer.studio.Workers;

class ShadeResponsesTest {
  private static final BakeProgress SILENT =
      new BakeProgress() {
        @Override
        public void at(String stage, int done, int total) {}

        @Override
        public void picture(BufferedImage picture) {}
      };

  /** The key light comes from above and before: a lowered head takes it from the throat. */
  @Test
  void aHeadThatLooksDownShadesTheThroatAndOneThatLooksUpBaresIt() throws IOException {
    var folder = SharedFolder.find("makehuman/data");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/makehuman/data");
    MakeHuman data = MakeHuman.open(folder.get());
    StudioCharacter noah = StudioCharacter.of(data, GalleryPeople.find("noah", data));
    SurfaceShapes shapes = new SurfaceShapes(noah);
    try (Workers workers = new Workers(2)) {
      Studio studio = new Studio(noah, LightRig.portrait(), workers, 1);
      ShadeResponses responses =
          new ShadeResponses(
              shapes,
              studio,
              LightRig.portrait().shade(noah.faceColour()),
              LightRig.portrait().strandLobes(),
              1,
              workers,
              SILENT);
      int skin = shapes.part("skin");
      float[] p = shapes.positions(skin);
      float chin = noah.eyeCentre(true)[1] - 0.115f;
      double down = 0;
      double up = 0;
      double brow = 0;
      int throat = 0;
      int forehead = 0;
      float[] toDown = responses.of(skin, ShadingFeature.LOOK_DOWN);
      float[] toUp = responses.of(skin, ShadingFeature.LOOK_UP);
      for (int v = 0; v < toDown.length; v++) {
        float y = p[3 * v + 1];
        boolean middle = Math.abs(p[3 * v]) < 0.03f && p[3 * v + 2] > 0.08f;
        if (middle && y < chin - 0.03f && y > chin - 0.07f) {
          down += toDown[v];
          up += toUp[v];
          throat++;
        } else if (middle && y > chin + 0.14f && y < chin + 0.16f) {
          brow += Math.abs(toDown[v]);
          forehead++;
        }
      }
      assertThat(throat).isPositive();
      assertThat(forehead).isPositive();
      assertThat(down / throat).isLessThan(-0.1);
      assertThat(up / throat).isGreaterThan(down / throat + 0.1);
      assertThat(brow / forehead).isLessThan(0.35);
    }
  }
}
