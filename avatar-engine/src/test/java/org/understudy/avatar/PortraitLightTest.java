package org.understudy.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortraitLightTest {
  @Test
  void findsALightOfItsOwnKindAgain() {
    Random random = new Random(4);
    float[] coefficients = new float[PortraitLight.NUMBERS];
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = (i % PortraitLight.BANDS == 0 ? 2 : 0.1f) * (0.5f + random.nextFloat());
    }
    PortraitLight light = new PortraitLight(coefficients);
    PortraitLight found =
        PortraitLight.closest(
            (normal, rgb) -> {
              for (int c = 0; c < 3; c++) {
                rgb[c] = light.shade(normal[0], normal[1], normal[2], c);
              }
            });
    for (int i = 0; i < coefficients.length; i++) {
      assertThat(found.coefficients()[i]).isCloseTo(coefficients[i], within(2e-3f));
    }
  }

  @Test
  void holdsACosineLobeToAFewPercent() {
    PortraitLight light =
        PortraitLight.closest(
            (normal, rgb) -> rgb[0] = rgb[1] = rgb[2] = 0.3f + 0.6f * Math.max(0, normal[2]));
    assertThat(light.shade(0, 0, 1, 1)).isCloseTo(0.9f, within(0.06f));
    assertThat(light.shade(1, 0, 0, 1)).isCloseTo(0.3f, within(0.06f));
  }

  @Test
  void neverGetsBlack() {
    float[] dark = new float[PortraitLight.NUMBERS];
    assertThat(new PortraitLight(dark).shade(0, 1, 0, 2)).isEqualTo(PortraitLight.LEAST_SHADE);
  }

  @Test
  void rejectsWhatIsNoLight() {
    assertThatThrownBy(() -> new PortraitLight(new float[9])).hasMessageContaining("27");
    float[] broken = new float[PortraitLight.NUMBERS];
    broken[5] = Float.NaN;
    assertThatThrownBy(() -> new PortraitLight(broken)).hasMessageContaining("finite");
  }

  @ParameterizedTest
  @EnumSource
  void presetsKeepFacesVisible(LightPreset preset) {
    PortraitLight light = preset.from(PortraitLight.EVEN);
    for (int c = 0; c < 3; c++) {
      assertThat(light.shade(0, 0, 1, c)).isBetween(0.6f, 1.3f);
      assertThat(light.shade(-1, 0, 0, c)).isBetween(0.18f, 1.2f);
    }
  }

  @Test
  void presetsAreWhatTheirNamesSay() {
    PortraitLight even = PortraitLight.EVEN;
    PortraitLight side = LightPreset.SIDE.from(even);
    assertThat(LightPreset.STUDIO.from(side)).isSameAs(side);
    PortraitLight warm = LightPreset.WARM.from(even);
    assertThat(warm.shade(0, 0, 1, 0)).isGreaterThan(warm.shade(0, 0, 1, 2) + 0.1f);
    PortraitLight cool = LightPreset.COOL.from(even);
    assertThat(cool.shade(0, 0, 1, 2)).isGreaterThan(cool.shade(0, 0, 1, 0) + 0.1f);
    assertThat(side.shade(1, 0, 0, 1)).isGreaterThan(1.6f * side.shade(-1, 0, 0, 1));
    PortraitLight soft = LightPreset.SOFT.from(side);
    float before = side.shade(1, 0, 0, 1) - side.shade(-1, 0, 0, 1);
    assertThat(soft.shade(1, 0, 0, 1) - soft.shade(-1, 0, 0, 1)).isBetween(0.1f, 0.4f * before);
    assertThat(soft.shade(0, 0, 1, 1)).isCloseTo(side.shade(0, 0, 1, 1), within(1e-4f));
  }

  @ParameterizedTest
  @EnumSource
  void presetsKeepTheBalanceOfColouredTextures(LightPreset preset) {
    float[] skin = new float[PortraitLight.NUMBERS];
    skin[0] = 0.9f;
    skin[PortraitLight.BANDS] = 0.7f;
    skin[2 * PortraitLight.BANDS] = 0.55f;
    PortraitLight baked = new PortraitLight(skin);
    PortraitLight light = preset.from(baked);
    float red = light.shade(0, 0, 1, 0) / baked.shade(0, 0, 1, 0);
    float blue = light.shade(0, 0, 1, 2) / baked.shade(0, 0, 1, 2);
    assertThat(red / blue).isBetween(0.8f, 1.25f);
  }
}
