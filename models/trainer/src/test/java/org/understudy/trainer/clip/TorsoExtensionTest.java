package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.SheetDraft;

/** A person in green of which the clip shows the upper third of the torso, wider than the body. */
class TorsoExtensionTest {
  private static final int LEAST_SIGHTS = 3;
  private static final float PERSON = 0.5f;
  private static final float[] SKIN = {0.8f, 0.6f, 0.5f};
  private static final float[] GREEN = {0.1f, 0.4f, 0.2f};
  private static final double TEMPLATE = 0.15;
  private static final double SEEN = 0.2;
  private static final double NECK = 0.05;
  private static final double BESIDE_CHIN = 0.1;
  private static final int CHIN_LINES = 10;

  private final SheetDraft body = plate(TEMPLATE, 0);
  private final TorsoSheet torso =
      TorsoSheet.before(List.of(body), new Skeleton(new float[3 * PortraitJoint.COUNT]), 0);
  private final SheetDraft sheet = torso.draft();
  private final int width = sheet.width();
  private final int lastSeen = sheet.height() / 3;
  private float[] cover = new float[0];
  private float[] colour = new float[0];

  /** A flat body from the top to below the sheet. */
  private static SheetDraft plate(double half, float z) {
    float h = (float) half;
    float[] p = {-h, 0.01f, z, h, 0.01f, z, -h, -0.6f, z, h, -0.6f, z};
    float[] w = new float[4 * PortraitJoint.COUNT];
    for (int v = 0; v < 4; v++) {
      w[PortraitJoint.COUNT * v] = 1;
    }
    return HairSheets.empty("body", 1, 1, p, w, 8, 8, SheetDraft.Fitted.COLOUR);
  }

  /** Skin in the middle, cloth to both sides, background beyond; nothing below the last line. */
  @BeforeEach
  void film() {
    int n = width * sheet.height();
    cover = new float[n];
    colour = new float[3 * n];
    for (int i = 0; i < n; i++) {
      double aside = Math.abs(TorsoSheet.across(i % width));
      cover[i] = aside <= (i / width < CHIN_LINES ? BESIDE_CHIN : SEEN) ? 1 : 0;
      System.arraycopy(aside < NECK ? SKIN : GREEN, 0, colour, 3 * i, 3);
    }
  }

  private TorsoExtension extension() {
    int[] count = new int[cover.length];
    Arrays.fill(count, 0, (lastSeen + 1) * width, LEAST_SIGHTS);
    SeenColours.Seen seen = new SeenColours.Seen(colour, cover, count);
    return new TorsoExtension(torso, seen, LEAST_SIGHTS, PERSON);
  }

  private int texel(double x, int line) {
    return line * width
        + (int)
            Math.round((x - TorsoSheet.across(0)) / (TorsoSheet.across(1) - TorsoSheet.across(0)));
  }

  private void assertColour(int texel, float[] wanted) {
    for (int c = 0; c < 3; c++) {
      assertThat(sheet.texture()[4 * texel + c]).isCloseTo(wanted[c], within(0.02f));
    }
    assertThat(sheet.texture()[4 * texel + 3]).isOne();
  }

  @Test
  void clothesGoOnBelowWhatWasSeen() {
    extension().apply(0);
    assertColour(texel(0.12, lastSeen + 20), GREEN);
    assertColour(texel(0, sheet.height() - 1), GREEN);
  }

  @Test
  void theNecklineClosesInARound() {
    extension().apply(0);
    assertColour(texel(0, lastSeen + 4), SKIN);
    double depth = 0.45 * NECK;
    int lines = (int) (depth / 0.42 * sheet.height());
    assertColour(texel(0, lastSeen + lines + 8), GREEN);
    assertColour(texel(0.9 * NECK, lastSeen + lines), GREEN);
  }

  @Test
  void theOutlineStaysAsWideAsItWasSeen() {
    extension().apply(0);
    assertThat(sheet.free()[texel(0.19, sheet.height() - 1)]).isTrue();
    assertThat(sheet.free()[texel(0.22, sheet.height() - 1)]).isFalse();
    assertThat(sheet.free()[texel(-0.19, lastSeen + 1)]).isTrue();
  }

  @Test
  void whatTheClipShowsIsLeftAlone() {
    extension().apply(0);
    for (int i = 0; i <= lastSeen * width; i++) {
      assertThat(sheet.texture()[4 * i + 3]).isZero();
    }
  }

  @Test
  void clothesBehindAreDyed() {
    SheetDraft behind = plate(TEMPLATE, 0);
    Arrays.fill(behind.texture(), 0.5f);
    for (int i = 0; i < 64; i++) {
      behind.texture()[4 * i + 3] = 1;
    }
    boolean[] seen = new boolean[64];
    seen[9] = true;
    extension().dye(behind, seen);
    assertThat(behind.texture()[4 * 9]).isEqualTo(0.5f);
    assertThat(behind.texture()[4 * 56]).isCloseTo(GREEN[0], within(0.02f));
    assertThat(behind.texture()[4 * 56 + 1]).isCloseTo(GREEN[1], within(0.02f));
  }

  @Test
  void hairBesideTheNeckIsNoClothing() {
    assertThat(extension().showsClothes(0)).isTrue();
    for (int i = 0; i < cover.length; i++) {
      cover[i] = Math.abs(TorsoSheet.across(i % width)) < 0.12 ? 1 : 0;
    }
    assertThat(extension().showsClothes(0)).isFalse();
  }
}
