package org.understudy.avatar.tornado;

/** Words that go to the device with every frame. */
final class FrameWords {
  static final int WIDTH = 0;
  static final int HEIGHT = 1;
  static final int TILES_ACROSS = 2;
  static final int TILES = 3;

  /** 1 where silhouettes are smoothed, else 0. */
  static final int SMOOTH = 4;

  static final int COUNT = 8;

  private FrameWords() {}
}
