package org.understudy.trainer.talk;

/**
 * One sound of a spoken text.
 *
 * @param ipa the sound in the International Phonetic Alphabet, as eSpeak NG names it; empty or "_"
 *     for a pause
 * @param startSeconds when it begins, from the beginning of the speech
 */
public record PhonemeEvent(String ipa, double startSeconds) {
  public PhonemeEvent {
    if (!(startSeconds >= 0)) {
      throw new IllegalArgumentException(
          "a sound begins at 0 seconds or later, got " + startSeconds);
    }
  }
}
