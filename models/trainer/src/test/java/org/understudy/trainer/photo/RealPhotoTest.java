package org.understudy.trainer.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;
import org.understudy.trainer.SharedFolder;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.model.BuiltInModels;

/** Frames of clips of real people, taken for photos. */
class RealPhotoTest {
  private static final int SIZE = 256;
  private static Path clips;

  @BeforeAll
  static void find() {
    var folder = SharedFolder.find("talk-videos");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/talk-videos");
    clips = folder.get();
  }

  private static RgbPicture first(String clip) throws IOException {
    try (VideoReader reader = VideoReader.open(clips.resolve(clip))) {
      byte[] rgb = new byte[Math.toIntExact(reader.info().frameBytes())];
      if (reader.read(rgb) instanceof VideoFrame frame) {
        return new RgbPicture(frame.width(), frame.height(), rgb);
      }
      throw new IOException(clip + " has no frames");
    }
  }

  @Test
  void aPersonInATallPhotoIsCroppedAndCutOut() throws Exception {
    try (PhotoNetworks networks = PhotoNetworks.open();
        LanczosUpscaler upscaler = new LanczosUpscaler()) {
      Portrait portrait =
          new PhotoPortraits(BuiltInModels.read(), SIZE, PhotoLimits.enlarging(4), upscaler)
              .portrait(
                  new PhotoFile.Photo(first("source_s13.mp4"), ExifTags.NONE), "s13", networks);
      assertThat(alpha(portrait, SIZE / 2, SIZE / 3)).as("face").isGreaterThan(240);
      assertThat(alpha(portrait, SIZE / 2, SIZE - 10)).as("chest").isGreaterThan(240);
      assertThat(alpha(portrait, 8, 8)).as("upper left corner").isLessThan(20);
      assertThat(alpha(portrait, SIZE - 8, 8)).as("upper right corner").isLessThan(20);
      assertThat(portrait.codes().verticalFieldOfViewDegrees()).isBetween(5.0, 30.0);
    }
  }

  private static int alpha(Portrait portrait, int x, int y) {
    return portrait.rgba()[4 * (y * SIZE + x) + 3] & 255;
  }
}
