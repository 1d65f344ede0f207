import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Turns the screen memory of Xvfb ({@code -fbdir}, an XWD file of 32 bits a pixel) into a PNG, and
 * tells by its exit code whether something is on it: 0 if no colour covers nearly all of it, and
 * there are hundreds of colours, 3 if not (yet).
 *
 * <pre>java ScreenPicture.java Xvfb_screen0 picture.png</pre>
 */
final class ScreenPicture {
  private static final int LEAST_COLOURS = 300;
  private static final double MOST_OF_ONE = 0.9;

  public static void main(String[] args) throws IOException {
    BufferedImage picture = read(Path.of(args[0]));
    ImageIO.write(picture, "png", Path.of(args[1]).toFile());
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        counts.merge(picture.getRGB(x, y), 1, Integer::sum);
      }
    }
    int most = counts.values().stream().max(Integer::compare).orElseThrow();
    double share = most / ((double) picture.getWidth() * picture.getHeight());
    System.out.printf("%d colours, the commonest on %.0f %%%n", counts.size(), 100 * share);
    System.exit(counts.size() >= LEAST_COLOURS && share < MOST_OF_ONE ? 0 : 3);
  }

  /** Header of 25 numbers of 32 bits in big-endian order, colour map, pixels. */
  private static BufferedImage read(Path file) throws IOException {
    byte[] bytes;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      bytes = new byte[Math.toIntExact(in.length())];
      in.readFully(bytes);
    }
    ByteBuffer xwd = ByteBuffer.wrap(bytes);
    int header = xwd.getInt(0);
    int width = xwd.getInt(16);
    int height = xwd.getInt(20);
    boolean little = xwd.getInt(28) == 0;
    int stride = xwd.getInt(48);
    int colours = xwd.getInt(76);
    if (xwd.getInt(44) != 32) {
      throw new IOException(file + ": expected 32 bits a pixel, found " + xwd.getInt(44));
    }
    int start = header + 12 * colours;
    xwd.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, xwd.getInt(start + y * stride + 4 * x));
      }
    }
    return picture;
  }
}
