package org.understudy.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.SharedFolder;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.model.BuiltInModels;
import org.understudy.trainer.model.IdentityProjection;
import org.understudy.trainer.studio.GalleryPeople;
import org.understudy.trainer.studio.Workers;

class StudioPortraitsTest {
  private static MakeHuman data;

  @BeforeAll
  static void open() throws IOException {
    var folder = SharedFolder.find("makehuman/data");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/makehuman/data");
    data = MakeHuman.open(folder.get());
  }

  @Test
  void aPortraitIsTheSameEveryTimeAndShowsAPersonOnNothing() throws Exception {
    StudioPortraits portraits = new StudioPortraits(data, 48, 5, false);
    try (Workers workers = new Workers(2)) {
      Portrait one = portraits.take(3, workers);
      Portrait again = portraits.take(3, workers);
      assertThat(again.rgba()).isEqualTo(one.rgba());
      assertThat(again.codes().identity()).isEqualTo(one.codes().identity());
      assertThat(again.codes().pose()).isEqualTo(one.codes().pose());
      assertThat(one.rgba()[3]).as("coverage of the upper corner").isZero();
      int middle = 4 * (24 * 48 + 24);
      assertThat(one.rgba()[middle + 3] & 255).as("coverage of the middle").isEqualTo(255);
    }
  }

  @Test
  void shapeCodesPlaceTheJointsOfThePerson() throws Exception {
    BuiltInModels models = BuiltInModels.read();
    IdentityProjection projection = new IdentityProjection(data, models);
    double sum = 0;
    int people = 12;
    for (int i = 0; i < people; i++) {
      MakeHumanCharacter person =
          data.character(GalleryPeople.find(String.valueOf(6_000_000 + i), data).body());
      Skeleton told = models.bust().skeleton(projection.shape(person));
      double squared = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d =
            told.rest(PortraitJoint.HEAD, axis) - person.skeleton().rest(PortraitJoint.HEAD, axis);
        squared += d * d;
      }
      sum += Math.sqrt(squared);
    }
    assertThat(sum / people).as("metres between told and true head joints").isLessThan(0.006);
  }
}
