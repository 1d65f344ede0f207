import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoReader;

/**
 * Lays moments of videos that were driven side by side into one picture: a row for each moment, the
 * talk in the first column, an avatar in each of the others. Run by the script beside it.
 */
class FilmStrip {
  /** Seconds from the start of the talk: something is said in each of them. */
  private static final List<Double> MOMENTS = List.of(0.7, 2.3, 4.0);

  private static final int EDGE = 240;
  private static final int GAP = 4;
  private static final float QUALITY = 0.88f;

  public static void main(String[] arguments) throws IOException {
    List<String> videos = List.of(arguments).subList(1, arguments.length);
    BufferedImage sheet =
        new BufferedImage(
            (EDGE + GAP) * (videos.size() + 1) - GAP,
            (EDGE + GAP) * MOMENTS.size() - GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D paper = sheet.createGraphics();
    paper.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int column = 0; column < videos.size(); column++) {
      paint(paper, Path.of(videos.get(column)), column);
    }
    paper.dispose();
    write(sheet, new File(arguments[0]));
  }

  private static void paint(Graphics2D paper, Path video, int column) throws IOException {
    try (VideoReader reader = VideoReader.open(video)) {
      byte[] rgb = new byte[reader.info().frameBytes()];
      int row = 0;
      while (row < MOMENTS.size() && reader.read(rgb) instanceof VideoFrame frame) {
        if (frame.timestampNanos() >= MOMENTS.get(row) * 1e9) {
          BufferedImage picture = picture(frame);
          int edge = frame.height();
          if (column == 0) {
            place(paper, picture.getSubimage(0, 0, frame.width() - edge, edge), 0, row);
          }
          place(paper, picture.getSubimage(frame.width() - edge, 0, edge, edge), column + 1, row);
          row++;
        }
      }
      if (row < MOMENTS.size()) {
        throw new IOException(video + " ends before " + MOMENTS.get(row) + " s");
      }
    }
  }

  /** A square from the middle of a picture, reduced by the mean of what falls on a pixel. */
  private static void place(Graphics2D paper, BufferedImage picture, int column, int row) {
    int side = Math.min(picture.getWidth(), picture.getHeight());
    int left = (picture.getWidth() - side) / 2;
    int top = (picture.getHeight() - side) / 2;
    paper.drawImage(
        picture
            .getSubimage(left, top, side, side)
            .getScaledInstance(EDGE, EDGE, Image.SCALE_AREA_AVERAGING),
        column * (EDGE + GAP),
        row * (EDGE + GAP),
        null);
  }

  private static BufferedImage picture(VideoFrame frame) {
    BufferedImage picture =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = frame.rgb();
    for (int i = 0; i < frame.width() * frame.height(); i++) {
      int colour = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | rgb[3 * i + 2] & 255;
      picture.setRGB(i % frame.width(), i / frame.width(), colour);
    }
    return picture;
  }

  private static void write(BufferedImage sheet, File file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam options = writer.getDefaultWriteParam();
    options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    options.setCompressionQuality(QUALITY);
    file.delete();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(sheet, null, null), options);
    } finally {
      writer.dispose();
    }
    System.out.printf("%s: %d kB%n", file.getName(), file.length() / 1024);
  }
}
