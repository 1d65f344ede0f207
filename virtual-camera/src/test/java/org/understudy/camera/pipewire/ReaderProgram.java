package org.understudy.camera.pipewire;

import org.understudy.camera.LiveFormat;
import org.understudy.camera.probe.CounterPicture;

/**
 * A reader of a camera in a process of its own. Writes one line for every picture, {@code SIZE GREY
 * COUNTER}, until its input ends: the bytes of the picture, the luma in its middle, and the number
 * that {@link CounterPicture} drew.
 */
public final class ReaderProgram {
  private ReaderProgram() {}

  /** Arguments: the camera's name, width, height. */
  public static void main(String[] arguments) throws Exception {
    LiveFormat format =
        new LiveFormat(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 30);
    int end;
    try (CameraReader _ =
        CameraReader.open(arguments[0], format, (bytes, luma) -> print(format, bytes, luma))) {
      end = System.in.read();
    }
    System.exit(end < 0 ? 0 : 1);
  }

  private static void print(LiveFormat format, int bytes, CounterPicture.Luma luma) {
    int counter = CounterPicture.read(format.width(), format.height(), luma);
    int middle = luma.at(format.width() / 2, format.height() / 2);
    System.out.println(bytes + " " + middle + " " + counter);
  }
}
