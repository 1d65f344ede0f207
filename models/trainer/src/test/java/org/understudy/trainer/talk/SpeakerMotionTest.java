package org.understudy.trainer.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

class SpeakerMotionTest {
  private static final Speech APA =
      new Speech(
          new short[16000],
          16000,
          List.of(
              new PhonemeEvent("a", 0.1),
              new PhonemeEvent("p", 0.4),
              new PhonemeEvent("a", 0.5),
              new PhonemeEvent("", 0.8)));

  @Test
  void theJawOpensForAnAAndTheLipsMeetForTheP() {
    float[] a = new float[ArkitExpression.COUNT];
    float[] p = new float[ArkitExpression.COUNT];
    new LipSync(APA).addTo(0.25, a);
    new LipSync(APA).addTo(0.45, p);
    assertThat(a[ArkitExpression.JAW_OPEN.ordinal()]).isGreaterThan(0.35f);
    assertThat(p[ArkitExpression.JAW_OPEN.ordinal()]).isLessThan(0.15f);
    assertThat(p[ArkitExpression.MOUTH_PRESS_LEFT.ordinal()]).isGreaterThan(0.2f);
  }

  @Test
  void theSameSeedGivesTheSameTalk() {
    RigidTransform root = PortraitPose.REST.root();
    assertThat(new SpeakerMotion(APA, root, 3).poses(25))
        .hasSize(25)
        .isEqualTo(new SpeakerMotion(APA, root, 3).poses(25))
        .isNotEqualTo(new SpeakerMotion(APA, root, 4).poses(25));
  }

  @Test
  void mouthShapesAreSymmetric() {
    for (MouthShapes shape : MouthShapes.values()) {
      for (ArkitExpression e : ArkitExpression.all()) {
        assertThat(shape.strength(e.ordinal())).isEqualTo(shape.strength(e.mirrored().ordinal()));
      }
    }
  }

  @Test
  void espeakReportsTheSoundsItSpeaks() {
    Speech speech;
    try {
      speech = new EspeakVoice("en-us", 165, 45).speak("Hello, my name is Ada.");
    } catch (IllegalStateException e) {
      assumeTrue(false, "eSpeak NG is not installed: " + e.getMessage());
      return;
    }
    assertThat(speech.durationSeconds()).isBetween(0.8, 4.0);
    assertThat(speech.loudness(speech.durationSeconds() / 2, 1)).isGreaterThan(0.01);
    assertThat(speech.phonemes()).hasSizeGreaterThan(10);
    assertThat(speech.phonemes().stream().map(p -> MouthShapes.of(p.ipa())))
        .contains(MouthShapes.LIPS, MouthShapes.ALVEOLAR);
    assertThat(speech.padded(0.5, 0.5).phonemes().getFirst().startSeconds())
        .isGreaterThanOrEqualTo(0.5);
  }

  @Test
  void anUnknownVoiceIsNamed() {
    assertThatThrownBy(() -> new EspeakVoice("en", 20, 50)).hasMessageContaining("80..450");
  }
}
