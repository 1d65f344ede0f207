package org.understudy.app.guide;

/** What may be wrong with a picture, and what helps; the most important first. */
public enum Hint {
  NO_FACE("Your face is not seen. Sit before the camera, with light on your face."),
  SEVERAL_FACES("Somebody else is in the picture. Only one person may be."),
  CUT_OFF("Your head is cut off. Move into the middle of the oval."),
  TOO_NEAR("Too near. Move back a little."),
  TOO_SMALL("Too far away. Come nearer."),
  TOO_DARK("Too dark. Turn to a window, or put a lamp before you."),
  TOO_BRIGHT("Too bright. Take some light away."),
  ONE_SIDED("The light comes from one side. Turn towards it."),
  TOO_FAST("Too fast; the picture blurs. Move slowly."),
  NO_SHOULDERS("Your shoulders are not seen. Move back, or tilt the camera down.");

  private final String words;

  Hint(String words) {
    this.words = words;
  }

  /** For people, a sentence or two. */
  public String words() {
    return words;
  }
}
